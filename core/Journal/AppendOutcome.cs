using Federation.Core.Exchange;

namespace Federation.Core.Journal;

/// <summary>How one ledger's part of an append ended.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome() { }

    /// <summary>
    /// Durable. The frames, then the standing, took consecutive positions from <paramref name="FirstPosition"/>.
    /// </summary>
    public sealed record Appended(long FirstPosition, FrameHead Watermark) : AppendOutcome;

    /// <summary>
    /// Another writer holds a higher term, or the ledger is closed, whoever holds its term: nothing was written; the
    /// caller throws its memory away.
    /// </summary>
    public sealed record Fenced(WriterTerm Current) : AppendOutcome;

    /// <summary>The watermark is not the expected one: nothing was written; the caller reads it again.</summary>
    public sealed record Conflict(FrameHead Watermark) : AppendOutcome;

    /// <summary>
    /// The transaction was rolled back for a passing reason: nothing was written; the same call may be made again.
    /// </summary>
    public sealed record RolledBack(string Reason) : AppendOutcome;

    /// <summary>Nobody knows whether it was committed: raise the term, then read the watermark, then go on.</summary>
    public sealed record Unknown(string Reason) : AppendOutcome;
}
