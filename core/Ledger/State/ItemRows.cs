using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>A content in memory; its amounts are a slice of the table's common list.</summary>
internal struct ContentRow
{
    /// <summary>The lead of a content that came back from the nation, which is not told who led.</summary>
    public const Force UnknownLead = (Force)byte.MaxValue;

    public AreaId Area;
    public Day First;
    public Day Last;
    public ForceSet Forces;
    public Force Lead;
    public byte AmountCount;
    public int AmountOffset;

    public readonly Span Span => new(First, Last);
}

/// <summary>An activity or a lump in memory, 56 bytes: a ledger holds millions, and no object for each.</summary>
internal struct ItemRow
{
    public EntryId Id;
    public EntryNumber Number;

    /// <summary>What it said first.</summary>
    public ContentRow Content;

    /// <summary>Its newest change, or -1.</summary>
    public int LatestChange;

    /// <summary>The import of a lump; -1 for an activity.</summary>
    public int Import;

    /// <summary>The line of a lump in its file; -1 where only the nation's copy is left.</summary>
    public int Line;

    public readonly bool IsLump => Import >= 0;

    public readonly bool IsCopied => Line < 0;

    /// <summary>True for the lump of a return's difference, which belongs to no line of a file.</summary>
    public readonly bool IsDifference => IsLump && Line == 0;
}

internal enum ChangeKind : byte
{
    Corrected,

    /// <summary>A participant left: the same without it.</summary>
    Declined,

    /// <summary>A second recording of it joined: the same, maybe of more forces.</summary>
    Joined,

    /// <summary>Of a lump: activities draw another part of it.</summary>
    Drawn,
    Voided,
    Withdrawn,

    /// <summary>Of the nation's copy, and what it changed is not known: it has no item.</summary>
    Loose,
}

/// <summary>
/// A correction, a void or a withdrawal in memory. They are few, and kept whole so that a retry is recognised.
/// </summary>
internal struct ChangeRow
{
    public EntryId Id;
    public EntryNumber Number;
    public int Item;

    /// <summary>The item's change before, or -1.</summary>
    public int Previous;

    public int Revision;
    public ChangeKind Kind;

    /// <summary>What the item says since; unchanged by a void or a withdrawal.</summary>
    public ContentRow Content;

    /// <summary>The import that withdrew a lump; -1 for other changes.</summary>
    public int Import;

    /// <summary>Of a correction or a void; empty for a withdrawal; null where only the nation's copy is left.</summary>
    public string? Reason;

    public readonly bool IsCopied => Reason is null;
}
