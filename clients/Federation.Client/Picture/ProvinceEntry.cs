using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;

namespace Federation.Client.Picture;

/// <summary>How urgently a province needs a person; the first kinds first.</summary>
public enum Need
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
/// <param name="Worst">The worst of its ledgers; null where no ledger of it is known.</param>
/// <param name="LagFrames">Frames announced and not in the journal.</param>
/// <param name="BacklogEntries">Entries without a receipt.</param>
/// <param name="CaughtUp">Of the backlog seen in this catching up, the part that is in; 0 to 1.</param>
/// <param name="LastIn">When its last figure came in, by the nation's clock; null: never, or not known.</param>
/// <param name="LastActivity">Latest day with an entry; null: none.</param>
/// <param name="IsOld">What is held of it may lack what happened more than a minute ago.</param>
public sealed record ProvinceEntry(
    AreaId Area,
    string Name,
    string FullName,
    Need Need,
    LedgerStatus? Worst,
    long LagFrames,
    long BacklogEntries,
    double CaughtUp,
    DateTimeOffset? LastIn,
    Day? LastActivity,
    bool IsOld
)
{
    /// <summary>True where the board on the screen shows totals that it announced ahead of their detail.</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>How long its backlog takes at the rate of the last seconds; null where that is not known.</summary>
    public TimeSpan? TimeLeft => Worst is { State: LinkState.CatchingUp } worst ? worst.CatchUp.TimeLeft : null;

    /// <summary>How its worst link stands; null where no ledger of it is known.</summary>
    public LinkState? Link => Worst?.State;
}
