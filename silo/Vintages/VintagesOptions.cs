namespace Federation.Silo.Vintages;

/// <summary>How boards are kept for good and derived again. Section <c>Nation:Vintages</c>.</summary>
public sealed class VintagesOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nation:Vintages";

    /// <summary>
    /// How long a freeze waits for what edges have announced and the nation does not hold yet. Default 2 s, 0-60 s:
    /// frames that are under way arrive in milliseconds; what is not there by then needs an operator's word.
    /// </summary>
    public TimeSpan CompleteTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a board of the past may take to be derived from the journal. Default 60 s, 1-600 s: some ten million
    /// postings.
    /// </summary>
    public TimeSpan ReplayTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many questions about the past may wait for their turn; one is derived at a time, so that intake and live
    /// boards keep their processors. Default 8, 1-256: more are refused.
    /// </summary>
    public int ReplaysWaitingMax { get; set; } = 8;

    /// <summary>Boards of the past that are remembered. Default 16, 0-256: each costs up to some hundred KiB.</summary>
    public int BoardsRemembered { get; set; } = 16;

    /// <summary>
    /// Revisions in one answer. Default 20,000, 1-100,000: what is left out is counted; ask for one province then.
    /// </summary>
    public int RevisionsMax { get; set; } = 20_000;

    /// <summary>Names everything that is out of range, with its limits; empty where all is well.</summary>
    public IEnumerable<string> Problems() =>
        OptionChecks.Of(
            Section,
            (nameof(CompleteTimeout), CompleteTimeout.TotalSeconds, 0, 60),
            (nameof(ReplayTimeout), ReplayTimeout.TotalSeconds, 1, 600),
            (nameof(ReplaysWaitingMax), ReplaysWaitingMax, 1, 256),
            (nameof(BoardsRemembered), BoardsRemembered, 0, 256),
            (nameof(RevisionsMax), RevisionsMax, 1, 100_000)
        );
}
