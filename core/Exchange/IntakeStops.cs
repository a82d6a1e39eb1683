using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>What makes the nation stop a ledger, and what it then says to its operators.</summary>
internal static class IntakeStops
{
    /// <summary>
    /// Null where a Hello fits what the journal holds; a receipt above the watermark is no stop. Neither is a head
    /// below what was announced: a Hello may come late, over a line that its edge has given up since. The Welcome tells
    /// an edge that is there what it had announced; it stops, or its heartbeat shows that it is behind.
    /// </summary>
    public static Stop? Check(LedgerMark mark, Hello hello, FrameHead watermark, FrameHead announced)
    {
        if (hello.Protocol != Hello.Current)
        {
            return new Stop(
                StopReason.Unsupported,
                hello.Head,
                watermark,
                $"The edge speaks protocol {hello.Protocol}, the nation {Hello.Current}: update the older of the two."
            );
        }

        if (hello.Owner != mark.Owner || hello.Ledger != mark.Ledger)
        {
            return new Stop(
                StopReason.NotExpected,
                hello.Head,
                watermark,
                $"Ledger {hello.Ledger} of area {hello.Owner} came where {mark.Ledger} of {mark.Owner} is expected: "
                    + "check the edge's owner."
            );
        }

        return Closed(mark, hello.Head)
            ?? RepairLost(mark, hello)
            ?? (
                IsSameNumberOtherHash(hello.Head, announced) ? Forked(mark.Ledger, hello.Head, announced)
                : IsSameNumberOtherHash(hello.Receipted, watermark) ? Forked(mark.Ledger, hello.Receipted, watermark)
                : null
            );
    }

    /// <summary>Null where an edge's head may follow what it had announced.</summary>
    public static Stop? Compare(LedgerId ledger, FrameHead edge, FrameHead announced)
    {
        if (edge.Number < announced.Number)
        {
            return new Stop(
                StopReason.Behind,
                edge,
                announced,
                $"Ledger {ledger} had announced frame {announced} and now ends at {edge}: its disk was restored from "
                    + "a copy. Bring back the newer disk, or go on in a new ledger by fed ledger repair."
            );
        }

        return IsSameNumberOtherHash(edge, announced) ? Forked(ledger, edge, announced) : null;
    }

    /// <summary>Null where the ledger is open.</summary>
    public static Stop? Closed(LedgerMark mark, FrameHead edge) =>
        mark.Successor is { } successor
            ? new Stop(
                StopReason.Closed,
                edge,
                mark.Watermark,
                $"Ledger {mark.Ledger} was closed at frame {mark.Watermark}; ledger {successor} goes on in its place. "
                    + "This is an older copy of it: see what only it holds by fed ledger repair --plan."
            )
            : null;

    /// <summary>
    /// Null where the journal holds the repair that the ledger came from. Else it holds no longer all that the ledger
    /// adopted as counted, and its own frames do not bring it.
    /// </summary>
    private static Stop? RepairLost(LedgerMark mark, Hello hello) =>
        hello.Follows && !mark.Follows
            ? new Stop(
                StopReason.RepairLost,
                hello.Head,
                mark.Watermark,
                $"Ledger {mark.Ledger} goes on in place of a closed one, and the nation's journal knows of no closing: "
                    + "it was restored to before that repair. Bring in what it lost by fed ledger repair."
            )
            : null;

    /// <summary>Same number, other hash.</summary>
    public static Stop Forked(LedgerId ledger, FrameHead edge, FrameHead nation) =>
        new(
            StopReason.Forked,
            edge,
            nation,
            $"Ledger {ledger} brings frame {edge} where the nation holds {nation}: it was cloned or damaged. Find the "
                + "other machine, keep one of them, and go on by fed ledger repair."
        );

    /// <summary>A frame whose hash is right and whose bytes are no frame.</summary>
    public static Stop Undecodable(LedgerId ledger, FrameHead edge, FrameHead nation, FrameDecodeError error) =>
        new(
            error.Kind == FrameDecodeErrorKind.UnknownFormat ? StopReason.Unsupported : StopReason.Damaged,
            edge,
            nation,
            $"Frame {edge} of ledger {ledger} does not decode: {error}. "
                + (
                    error.Kind == FrameDecodeErrorKind.UnknownFormat
                        ? "Update the nation before its edges."
                        : "Verify that ledger; the nation goes on with it after fed ledger release."
                )
        );

    private static bool IsSameNumberOtherHash(FrameHead left, FrameHead right) =>
        left.Number == right.Number && left.Number != FrameNumber.None && left.Hash != right.Hash;
}
