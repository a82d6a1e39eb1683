using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The last two lines: a hairline, then the keys or what is being typed.</summary>
internal static class FooterPainter
{
    private static readonly (string Key, string Vi, string En)[] ListKeys =
    [
        ("↑↓", "chọn", "move"),
        ("⏎", "mở", "open"),
        ("/", "tìm", "find"),
        ("p", "kỳ", "period"),
        ("v", "lát cắt", "view"),
        ("c", "lịch", "calendar"),
        ("?", "trợ giúp", "help"),
        ("q", "thoát", "quit"),
    ];

    private static readonly (string Key, string Vi, string En)[] ProvinceKeys =
    [
        ("↑↓", "chọn", "move"),
        ("Esc", "quay lại", "back"),
        ("/", "tìm", "find"),
        ("p", "kỳ", "period"),
        ("v", "lát cắt", "view"),
        ("?", "trợ giúp", "help"),
        ("q", "thoát", "quit"),
    ];

    private static readonly (string Key, string Vi, string En)[] ChoiceKeys =
    [
        ("↑↓", "chọn", "move"),
        ("⏎", "xem", "show"),
        ("Esc", "quay lại", "back"),
    ];

    public static void Paint(ConsoleModel model, Canvas canvas)
    {
        var y = canvas.Height - 1;
        canvas.Rule(y - 1);
        if (model.Find is { } typed)
        {
            var after = canvas.Put(1, y, "/" + typed + "▏", new CellStyle(Ink.Text, Bold: true));
            canvas.Put(after + 3, y, model.Language.Say("⏎ chọn   Esc bỏ", "⏎ select   Esc leave"), Ink.Faint);
            return;
        }

        var keys = model.Page switch
        {
            Page.Provinces => ListKeys,
            Page.Province => ProvinceKeys,
            Page.Help => [("Esc", "quay lại", "back"), ("q", "thoát", "quit")],
            _ => ChoiceKeys,
        };
        var gap = canvas.Width < 100 ? 2 : 4;
        var x = 1;
        foreach (var (key, vi, en) in keys)
        {
            x = canvas.Put(x, y, key, new CellStyle(Ink.Gold, Bold: true));
            x = canvas.Put(x + 1, y, model.Language.Say(vi, en), Ink.Soft) + gap;
        }

        if (model.Page == Page.Provinces && model.Provinces.Count > 0)
        {
            var place = $"{model.SelectedIndex + 1}/{model.Provinces.Count}";
            canvas.PutRight(canvas.Width - 1, y, place, Ink.Faint, Math.Max(0, canvas.Width - 1 - x));
        }
    }
}
