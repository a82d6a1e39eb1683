using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;
using Federation.Wire;
using Federation.Wire.V1;
using Version = Federation.Wire.V1.Version;

namespace Federation.Fed.Explain;

/// <summary>Which frames in the nation's journal made the figure.</summary>
internal sealed class FrameSteps(NationClient nation, FigureQuestion question, Language language)
{
    /// <summary>
    /// All frames of the figure, at its version, and how many warnings of it were overruled. What was announced ahead
    /// of its frames is a part of its own.
    /// </summary>
    /// <param name="told">The figure.</param>
    /// <param name="shown">How many frames are named; the others are one part.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FedException">They do not add up.</exception>
    public async Task<(Step Step, IReadOnlyList<OverruledCount> Overruled)> AskAsync(
        NationTold told,
        int shown,
        CancellationToken cancellationToken
    )
    {
        var answer = await nation.FramesAsync(question, told.Version, isSinceVintage: false, shown, cancellationToken);
        var parts = Parts(answer);
        if (told.IsAnnounced)
        {
            AddAnnounced(parts, told.Amount - answer.Amount);
        }

        var step = new Step("frames", language.Of("Theo khung đã nhận", "By frames taken in"), parts);
        return (step.Of(told.Amount, "the figure that they made"), answer.Overruled);
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
        AddAnnounced(parts, difference - answer.Amount);
        var title = language.Of("Điều chỉnh sau hội nghị, theo khung", "Revised since the vintage, by frames");
        return new Step("revised", title, parts) { IsDifference = true }.Of(difference, "the revision");
    }

    private void AddAnnounced(List<Part> parts, long amount)
    {
        if (amount != 0)
        {
            var name = language.Of("tổng báo trước khung", "totals announced ahead of their frames");
            parts.Add(new Part("", name, amount));
        }
    }

    private List<Part> Parts(FramesResponse answer)
    {
        var parts = answer.Frames.Select(PartOf).ToList();
        if (answer.Others != 0)
        {
            var others = language.Of($"{answer.Others} khung khác", English.Count(answer.Others, "other frame"));
            parts.Add(new Part("", others, answer.OthersAmount));
        }

        return parts;
    }

    private Part PartOf(FrameShare frame)
    {
        var at = VietnamTime.Of(VintageText.Instant(frame.TakenUnixUs), language);
        var entries = English.Count(frame.Entries, "entry", "entries");
        var owner = question.Area == "VN" ? $"{OwnerOf(frame)}, " : "";
        var name = language.Of(
            $"{owner}khung {frame.Number}, vị trí {frame.Position}, nhận {at}, {frame.Entries} mục",
            $"{owner}frame {frame.Number}, position {frame.Position}, taken in {at}, {entries}"
        );
        return new Part($"{frame.Ledger}:{frame.Number}", name, frame.Amount);
    }

    /// <summary>Of whose ledger the frame is, as the province is or was last called.</summary>
    private string OwnerOf(FrameShare frame) =>
        KnownAreas.Current.TryGet(new AreaId(frame.OwnerAreaId), out var owner)
            ? language.Of(owner.Versions[^1].FullNameVi, owner.Versions[^1].FullNameEn())
            : frame.Owner;
}
