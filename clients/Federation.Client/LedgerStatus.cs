using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using FrameHead = Federation.Core.Exchange.FrameHead;
using LinkState = Federation.Core.Exchange.LinkState;

namespace Federation.Client;

/// <summary>The link of one ledger to the nation, as a silo told it.</summary>
/// <param name="Owner">The province that owns the ledger.</param>
/// <param name="OwnerCode">Its code.</param>
/// <param name="OwnerNameVi">Its full Vietnamese name, fit to be shown.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="State">How the link stands.</param>
/// <param name="Watermark">Last frame in the journal.</param>
/// <param name="Head">Highest frame that the edge announced.</param>
/// <param name="LagFrames">Frames that are announced and not in the journal.</param>
/// <param name="BacklogEntries">Entries that no receipt covered at the last heartbeat.</param>
/// <param name="LastReceipt">When the journal took in the last frame that it receipted; null: never.</param>
/// <param name="LastHeard">When the edge was last heard; null: never.</param>
/// <param name="Since">Since when the link is in its state; null: not known.</param>
/// <param name="LastActivity">Latest day with an entry at the edge; null: none.</param>
/// <param name="Latency">From a frame sent to its receipt, as the edge measured; zero: none yet.</param>
/// <param name="Reason">Why it is stopped, fit to be shown; empty where it is not.</param>
/// <param name="StoppedEdge">Where it is stopped: the frame that the edge brought; null where it is not known.</param>
/// <param name="StoppedNation">Where it is stopped: what the nation holds against it; null where it is not
/// known.</param>
/// <param name="Successor">The ledger that goes on in the place of a closed one; null: it is open.</param>
public sealed record LedgerStatus(
    AreaId Owner,
    string OwnerCode,
    string OwnerNameVi,
    LedgerId Ledger,
    LinkState State,
    long Watermark,
    long Head,
    long LagFrames,
    long BacklogEntries,
    DateTimeOffset? LastReceipt,
    DateTimeOffset? LastHeard,
    DateTimeOffset? Since,
    Day? LastActivity,
    TimeSpan Latency,
    string Reason,
    FrameHead? StoppedEdge = null,
    FrameHead? StoppedNation = null,
    LedgerId? Successor = null
)
{
    /// <summary>How far it is in catching up, and what was announced ahead of its frames.</summary>
    public CatchUp CatchUp { get; init; }

    /// <summary>Stopped by name: nothing moves until an operator decides.</summary>
    public bool IsStopped => State is LinkState.Behind or LinkState.Forked or LinkState.Damaged or LinkState.RepairLost;

    /// <summary>Closed in a repair: another ledger goes on in its place.</summary>
    public bool IsClosed => Successor is not null;

    /// <summary>Reads one link.</summary>
    /// <exception cref="FormatException">A field breaks the contract; the message names it and its value.</exception>
    public static LedgerStatus Read(LedgerLink link)
    {
        if (!Guid.TryParseExact(link.Ledger, "D", out var ledger))
        {
            throw new FormatException($"ledger '{Refusal.Shown(link.Ledger)}' of a link is not a UUID.");
        }

        if (link.Link is < Federation.Wire.V1.LinkState.Up or > Federation.Wire.V1.LinkState.RepairLost)
        {
            throw new FormatException($"link state {(int)link.Link} of ledger {ledger} is not one of 1 to 9.");
        }

        return new LedgerStatus(
            new AreaId(link.OwnerAreaId),
            Refusal.Shown(link.Owner),
            Refusal.Shown(link.OwnerNameVi),
            new LedgerId(ledger),
            (LinkState)(int)link.Link,
            NotNegative(link.Watermark?.Number ?? 0, "watermark"),
            NotNegative(link.Head?.Number ?? 0, "head"),
            NotNegative(link.LagFrames, "lag_frames"),
            NotNegative(link.BacklogEntries, "backlog_entries"),
            Instant(link.LastReceiptUnixUs, "last_receipt_unix_us"),
            Instant(link.LastHeardUnixUs, "last_heard_unix_us"),
            Instant(link.StateSinceUnixUs, "state_since_unix_us"),
            DayOf(link.LastActivityDay),
            TimeSpan.FromMicroseconds(NotNegative(link.ReceiptLatencyUs, "receipt_latency_us")),
            Refusal.Shown(link.Reason),
            HeadOf(link.StoppedEdge, "stopped_edge"),
            HeadOf(link.StoppedNation, "stopped_nation"),
            Guid.TryParseExact(link.Successor, "D", out var successor) ? new LedgerId(successor) : null
        )
        {
            CatchUp = new CatchUp(
                link.BacklogEntries,
                NotNegative(link.BacklogEntriesMost, "backlog_entries_most"),
                NotNegative(link.EntriesPerSecond, "entries_per_second"),
                NotNegative(link.StandingFrame, "standing_frame"),
                Refusal.Shown(link.StandingAlarm),
                NotNegative(link.StandingAlarms, "standing_alarms"),
                NotNegative(link.StandingsRefused, "standings_refused")
            ),
        };
    }

    private static FrameHead? HeadOf(Wire.V1.FrameHead? head, string field) =>
        head is null ? null : UplinkMessages.FromWire(head, field);

    private static long NotNegative(long value, string field) =>
        value >= 0 ? value : throw new FormatException($"{field} of a link is {value}; it is never negative.");

    private static Day? DayOf(int number)
    {
        if (!Day.IsValid(number))
        {
            throw new FormatException($"last_activity_day of a link is {number}; no such day exists.");
        }

        return number == 0 ? null : new Day(number);
    }

    /// <exception cref="FormatException">Beyond the year 9999.</exception>
    internal static DateTimeOffset? Instant(long unixMicroseconds, string field)
    {
        var sinceEpoch = DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch;
        if (unixMicroseconds < 0 || unixMicroseconds > sinceEpoch.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            throw new FormatException($"{field} is {unixMicroseconds}; no such time exists.");
        }

        return unixMicroseconds == 0
            ? null
            : DateTimeOffset.UnixEpoch.AddTicks(unixMicroseconds * TimeSpan.TicksPerMicrosecond);
    }
}
