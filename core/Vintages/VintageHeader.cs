using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Vintages;

/// <summary>What a vintage says of itself, without its figures.</summary>
/// <param name="Id">Brought by who froze it.</param>
/// <param name="Name">For people: 1 to <see cref="Vintage.NameCharsMax"/> characters on one line.</param>
/// <param name="By">Who claimed to freeze it.</param>
/// <param name="FrozenAtUnixMicroseconds">When, by the clock of the silo that was asked: data, never order.</param>
/// <param name="Version">The version of the board.</param>
/// <param name="Period">The period as it was asked for.</param>
/// <param name="Calendar">How it was cut.</param>
/// <param name="Days">The days of the board: of a year to date those that it had then.</param>
/// <param name="Sha256">SHA-256 of the board's canonical bytes.</param>
/// <param name="Behind">
/// How many ledgers were known to hold more than the board does; above 0 only where that was allowed.
/// </param>
/// <param name="IndicatorsVersion">The edition of the catalogue of indicators that the board was made with.</param>
/// <param name="AreasVersion">The edition of the catalogue of areas.</param>
public sealed record VintageHeader(
    VintageId Id,
    string Name,
    Claim By,
    long FrozenAtUnixMicroseconds,
    JournalVersion Version,
    Period Period,
    Calendar Calendar,
    Span Days,
    BoardDigest Sha256,
    int Behind,
    int IndicatorsVersion,
    int AreasVersion
)
{
    /// <summary>
    /// True where a retry of what made this one would say the same: all that its caller chose, and not the version.
    /// </summary>
    public bool IsSameRequest(string name, Claim by, Period period, Calendar calendar) =>
        Name == name && By == by && Period == period && Calendar == calendar;
}
