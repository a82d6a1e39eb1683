using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;

namespace Federation.HqConsole.Model;

/// <summary>How urgently a province needs a person; the first kinds first.</summary>
internal enum Need
{
    /// <summary>A ledger was stopped by name.</summary>
    Stopped = 0,

    /// <summary>No line.</summary>
    Down = 1,

    /// <summary>A backlog is coming in.</summary>
    Behind = 2,

    /// <summary>Nothing to do.</summary>
    None = 3,
}

/// <summary>One province in the list.</summary>
/// <param name="Area">The province.</param>
/// <param name="Name">Its short name; says where it does not exist any more.</param>
/// <param name="FullName">Its official name.</param>
/// <param name="Need">How urgent it is.</param>
/// <param name="Link">The worst link of its ledgers; null where no ledger of it is known.</param>
/// <param name="Since">Since when the link is so.</param>
/// <param name="LagFrames">Frames announced and not in the journal.</param>
/// <param name="BacklogEntries">Entries without a receipt.</param>
/// <param name="CaughtUp">Of the backlog seen in this catching up, the part that is in; 0 to 1.</param>
/// <param name="Latency">From a frame sent to its receipt; zero: not known.</param>
/// <param name="LastActivity">Latest day with an entry; null: none.</param>
/// <param name="Reason">Why it is stopped.</param>
internal sealed record ProvinceEntry(
    AreaId Area,
    string Name,
    string FullName,
    Need Need,
    LinkState? Link,
    DateTimeOffset? Since,
    long LagFrames,
    long BacklogEntries,
    double CaughtUp,
    TimeSpan Latency,
    Day? LastActivity,
    string Reason
);
