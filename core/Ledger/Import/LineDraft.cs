namespace Federation.Core.Ledger;

/// <summary>A line of a file while its import is planned.</summary>
internal sealed class LineDraft(int line, LumpContent? content, IReadOnlyList<Refusal> refusals)
{
    private IReadOnlyList<Refusal> _refusals = refusals;

    public int Line => line;

    /// <summary>Null where a field is wrong.</summary>
    public LumpContent? Content => content;

    public bool IsRefused => _refusals.Count > 0;

    /// <summary>What comes of it, if it is not refused.</summary>
    public ImportOutcome Outcome { get; set; }

    /// <summary>The lump that stands for it, new or there already.</summary>
    public EntryId Lump { get; set; }

    /// <summary>The live lumps that it takes the place of, by position.</summary>
    public IReadOnlyList<int> Replaces { get; set; } = [];

    public IReadOnlyList<OtherAmount> Marks { get; set; } = [];

    /// <summary>What is implausible about it, in words; it is imported all the same.</summary>
    public IReadOnlyList<string> Warnings { get; set; } = [];

    public bool IsNew => !IsRefused && Outcome is ImportOutcome.Recorded or ImportOutcome.Replaced;

    public void Refuse(RefusalCode code, string field, string value, string message) =>
        _refusals = [.. _refusals, new Refusal(code, field, Refusal.Shown(value), message)];

    public ImportLine ToLine() =>
        new(Line, IsRefused ? ImportOutcome.Refused : Outcome, IsRefused ? null : Lump, _refusals, Marks)
        {
            Warnings = Warnings,
        };
}
