using Federation.Client;
using Federation.Core.Boards;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;
using Federation.Wire.V1;
using Version = Federation.Wire.V1.Version;

namespace Federation.Fed.Explain;

/// <summary>Which frames in the nation's journal made the figure of a province or an area in it.</summary>
internal sealed class FrameSteps(NationClient nation, FigureQuestion question, Language language)
{
    /// <summary>All frames of the figure, at its version.</summary>
    /// <param name="amount">The figure.</param>
    /// <param name="version">Its version.</param>
    /// <param name="shown">How many frames are named; the others are one part.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FedException">They do not add up.</exception>
    public async Task<Step> AskAsync(long amount, Version version, int shown, CancellationToken cancellationToken)
    {
        var answer = await nation.FramesAsync(question, version, isSinceVintage: false, shown, cancellationToken);
        var step = new Step("frames", language.Of("Theo khung đã nhận", "By frames taken in"), Parts(answer));
        return step.Of(amount, "the figure that they made");
    }

    /// <summary>
    /// The frames after the vintage; what these do not come to was announced ahead of its frames, before the vintage or
    /// now.
    /// </summary>
    /// <param name="difference">The figure less what it was in the vintage.</param>
    /// <param name="version">The figure's version.</param>
    /// <param name="shown">How many frames are named; the others are one part.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FedException">They do not add up.</exception>
    public async Task<Step> AskSinceVintageAsync(
        long difference,
        Version version,
        int shown,
        CancellationToken cancellationToken
    )
    {
        var answer = await nation.FramesAsync(question, version, isSinceVintage: true, shown, cancellationToken);
        var parts = Parts(answer);
        if (difference != answer.Amount)
        {
            var name = language.Of("tổng báo trước khung", "totals announced ahead of their frames");
            parts.Add(new Part("", name, difference - answer.Amount));
        }

        var title = language.Of("Điều chỉnh sau hội nghị, theo khung", "Revised since the vintage, by frames");
        return new Step("revised", title, parts).Of(difference, "the revision");
    }

    private List<Part> Parts(FramesResponse answer)
    {
        var parts = answer.Frames.Select(PartOf).ToList();
        if (answer.Others != 0)
        {
            var others = language.Of($"{answer.Others} khung khác", $"{answer.Others} other frames");
            parts.Add(new Part("", others, answer.OthersAmount));
        }

        return parts;
    }

    private Part PartOf(FrameShare frame)
    {
        var at = VietnamTime.Of(VintageText.Instant(frame.TakenUnixUs));
        var name = language.Of(
            $"khung {frame.Number}, vị trí {frame.Position}, nhận {at}, {frame.Entries} mục",
            $"frame {frame.Number}, position {frame.Position}, taken in {at}, {frame.Entries} entries"
        );
        return new Part($"{frame.Ledger}:{frame.Number}", name, frame.Amount);
    }
}
