using Federation.Core.Boards;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire.V1;

namespace Federation.Fed.Vintages;

/// <summary>
/// Figures as of then: as <see cref="FiguresOutput"/> shows figures, with the vintage that they are of.
/// </summary>
internal sealed class PastFiguresOutput(Screen screen, Language language)
{
    /// <param name="answer">What the nation said.</param>
    /// <param name="question">What was asked; a period that was left out is the vintage's.</param>
    /// <param name="format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
    public void Write(FiguresAtResponse answer, FigureQuestion question, string format)
    {
        if (answer.Vintage is { } vintage)
        {
            question = question with { Period = vintage.Period, Calendar = vintage.Calendar };
            if (format == "table")
            {
                screen.Line(Line(vintage));
            }
        }

        // Which lines are down now says nothing about then.
        new FiguresOutput(screen, language).Write(answer.Figures, question, [], format);
    }

    private string Line(Vintage vintage)
    {
        var at = VintageText.FrozenAt(vintage, language);
        return language.Of(
            $"Bản số liệu đã thống nhất \"{vintage.Name}\", lúc {at} (giờ Việt Nam), mã đối chiếu "
                + vintage.Fingerprint,
            $"Vintage \"{vintage.Name}\", frozen at {at} (Vietnam time), code {vintage.Fingerprint}"
        );
    }
}
