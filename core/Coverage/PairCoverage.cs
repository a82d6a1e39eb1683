using Federation.Core.Calendars;
using Federation.Core.Ledger;

namespace Federation.Core.Coverage;

/// <summary>Whether one expected pair has closed its days, when, and what it usually contributes.</summary>
/// <param name="Pair">Which area and force, and which days.</param>
/// <param name="Closed">What covers the last of the days; null: not closed yet (chưa chốt).</param>
/// <param name="Through">The last day that is closed there, whether it is enough or not; null: none is.</param>
/// <param name="DaysLate">
/// How many days after the deadline it was closed, or is not closed yet today; 0: on time, or there is time left.
/// </param>
/// <param name="UsualPerMillion">
/// What it contributed to the last four like periods, parts per million of all expected pairs; 0: nothing.
/// </param>
public sealed record PairCoverage(ExpectedPair Pair, Closing? Closed, Day? Through, int DaysLate, int UsualPerMillion)
{
    /// <summary>True where its days are closed.</summary>
    public bool IsClosed => Closed is not null;

    /// <summary>True where it closed by its deadline.</summary>
    public bool IsOnTime => IsClosed && DaysLate == 0;
}
