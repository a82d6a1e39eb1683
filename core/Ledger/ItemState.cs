using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>An activity or a lump as it stands now. A copy: it does not follow the ledger.</summary>
public sealed record ItemState
{
    /// <summary>The activity's or the lump's id.</summary>
    public required EntryId Id { get; init; }

    public required AreaId Area { get; init; }

    /// <summary>A single day for an activity.</summary>
    public required Span Span { get; init; }

    public required ForceSet Forces { get; init; }

    /// <summary>Who led; null for a lump, and where only the nation's copy is left.</summary>
    public required Force? Lead { get; init; }

    /// <summary>In order of indicators; one for a lump.</summary>
    public required IReadOnlyList<QuantifiedAmount> Amounts { get; init; }

    /// <summary>1 for a recording, one more with each correction and each participant that declines.</summary>
    public required int Revision { get; init; }

    /// <summary>True where it was voided, or withdrawn: it no longer counts, and shows what it said last.</summary>
    public required bool IsVoided { get; init; }

    /// <summary>The numbers of all its entries, oldest first; the last one made it what it is now.</summary>
    public required IReadOnlyList<EntryNumber> Entries { get; init; }

    /// <summary>
    /// The participants of a joint activity, in order of forces, and what each said; empty where there are none, and
    /// where they are not known.
    /// </summary>
    public required IReadOnlyList<Participant> Participants { get; init; }

    /// <summary>What was implausible about an activity and was said to be right; empty where nothing is.</summary>
    public IReadOnlyList<OverruledWarning> Overruled { get; init; } = [];

    /// <summary>Why it is right; null where nothing was implausible.</summary>
    public OverruleReason? Because { get; init; }

    /// <summary>What an activity draws from lumps, or what activities draw from a lump.</summary>
    public IReadOnlyList<LumpDraw> Draws { get; init; } = [];

    /// <summary>The import that a lump belongs to; null for an activity.</summary>
    public required ImportId? Import { get; init; }

    /// <summary>The line of a lump in its file, from 2; 0 for an activity.</summary>
    public required int Line { get; init; }

    /// <summary>True where only the nation's copy of its recording is left: codes and numbers.</summary>
    public required bool IsCopied { get; init; }

    /// <summary>Whether its days are closed.</summary>
    public Approval Approval { get; init; }

    /// <summary>True for an imported amount or a return's difference, false for an activity.</summary>
    public bool IsLump => Import is not null;

    /// <summary>True for a return's difference.</summary>
    public bool IsDifference => IsLump && !IsCopied && Line == 0;
}
