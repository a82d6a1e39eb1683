namespace Federation.Core.Ledger;

/// <summary>What an import, or an undo of one, comes to.</summary>
public sealed record ImportPlan
{
    /// <summary>
    /// The import that is made or undone; of a file that changes nothing the one that did; else null.
    /// </summary>
    public ImportId? Import { get; init; }

    /// <summary>What is wrong with the whole file or the undo; empty where nothing is.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Every line of the file in order; for an undo what is withdrawn, then what is brought back.</summary>
    public IReadOnlyList<ImportLine> Lines { get; init; } = [];

    /// <summary>
    /// To be written and applied, all in one transaction, in this order: withdrawals first. Empty for a dry run, where
    /// anything is refused, and where nothing changes.
    /// </summary>
    public IReadOnlyList<Entry> Entries { get; init; } = [];

    /// <summary>True where the whole or a line is refused: nothing is recorded.</summary>
    public bool IsRefused => Refusals.Count > 0 || Count(ImportOutcome.Refused) > 0;

    /// <summary>How many lines come to this.</summary>
    public int Count(ImportOutcome outcome) => Lines.Count(line => line.Outcome == outcome);
}
