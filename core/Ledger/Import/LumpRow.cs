namespace Federation.Core.Ledger;

/// <summary>A line of a file as it was written; nothing of it is checked yet.</summary>
/// <param name="Line">In the file, from 2; line 1 is the header.</param>
/// <param name="Area">A code: <c>20/183</c>.</param>
/// <param name="From">The first day: <c>2025-01-01</c>.</param>
/// <param name="To">The last day, included.</param>
/// <param name="Forces"><c>border_guard+police</c> or <c>border_guard|police</c>.</param>
/// <param name="Indicator">A code: <c>patrol.patrols</c>.</param>
/// <param name="Qualifier"><c>exact</c>, <c>more_than</c> or <c>nearly</c>.</param>
/// <param name="Amount">In display units, with a decimal point and no grouping.</param>
public sealed record LumpRow(
    int Line,
    string Area,
    string From,
    string To,
    string Forces,
    string Indicator,
    string Qualifier,
    string Amount
)
{
    /// <summary>Why the line could not even be split into fields; null where it could.</summary>
    public Refusal? Malformed { get; init; }

    /// <summary>A line that could not be split into fields: wrong columns, a quote that is not closed.</summary>
    public static LumpRow Unreadable(int line, Refusal why) =>
        new(line, "", "", "", "", "", "", "") { Malformed = why };
}
