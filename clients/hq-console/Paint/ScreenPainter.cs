using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>Paints the whole screen from the model: the same model and size give the same screen.</summary>
internal static class ScreenPainter
{
    /// <summary>Below this the screen only says that it is too small.</summary>
    public const int WidthMin = 60;

    /// <inheritdoc cref="WidthMin"/>
    public const int HeightMin = 12;

    public static Canvas Paint(ConsoleModel model, int width, int height)
    {
        var canvas = new Canvas(Math.Max(1, width), Math.Max(1, height));
        if (width < WidthMin || height < HeightMin)
        {
            canvas.Put(0, 0, model.Language.Say("Cửa sổ quá nhỏ", "Window too small") + " (60×12)", Ink.Warn);
            return canvas;
        }

        HeaderPainter.Paint(model, canvas);
        canvas.Rule(height - 2);
        var top = HeaderPainter.Rows(model);
        switch (model.Page)
        {
            case Page.Provinces:
                var rows = HeadlinePainter.Rows(model, canvas, top);
                HeadlinePainter.Paint(model, canvas, top, rows);
                ProvincesPainter.Paint(model, canvas, top + rows);
                break;
            case Page.Area:
                AreaPainter.Paint(model, canvas, top);
                break;
            case Page.Alarms:
                AlarmsPainter.Paint(model, canvas, top);
                break;
            case Page.Periods or Page.Views:
                ChoicePainter.Paint(model, canvas, top);
                break;
            default:
                HelpPainter.Paint(model, canvas, top);
                break;
        }

        FooterPainter.Paint(model, canvas);
        return canvas;
    }
}
