using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>A committed entry's facts, for those who follow the ledger.</summary>
internal readonly record struct TailEntry(EntryNumber Number, IReadOnlyList<Fact> Facts)
{
    /// <summary>True where they go into the frame of the entry before.</summary>
    public bool GoesWithBefore { get; init; }
}
