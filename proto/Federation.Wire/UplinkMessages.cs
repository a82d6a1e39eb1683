using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Federation.Wire;

/// <summary>
/// The messages of the exchange, to the wire and back. What comes from the wire is checked field by field: a
/// <see cref="FormatException"/> names the field, its value and what is allowed, and the stream ends with
/// INVALID_ARGUMENT.
/// </summary>
public static class UplinkMessages
{
    public static V1.Hello ToWire(Hello hello) =>
        new()
        {
            Protocol = checked((uint)hello.Protocol),
            Owner = hello.Owner.Value,
            Ledger = ToWire(hello.Ledger),
            Head = ToWire(hello.Head),
            Receipted = ToWire(hello.Receipted),
            CatalogueVersion = checked((uint)hello.CatalogueVersion),
            BacklogEntries = hello.BacklogEntries,
            LastActivityDay = hello.LastActivityDay,
            Follows = hello.Follows,
        };

    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static Hello FromWire(V1.Hello hello) =>
        new(
            WireCheck.Integer(hello.Protocol, 1, int.MaxValue, "hello.protocol"),
            new AreaId(WireCheck.Integer(hello.Owner, 1, int.MaxValue, "hello.owner")),
            LedgerFromWire(hello.Ledger, "hello.ledger"),
            FromWire(hello.Head, "hello.head"),
            FromWire(hello.Receipted, "hello.receipted"),
            WireCheck.Integer(hello.CatalogueVersion, 1, int.MaxValue, "hello.catalogue_version"),
            WireCheck.NotNegative(hello.BacklogEntries, "hello.backlog_entries"),
            WireCheck.Integer(hello.LastActivityDay, 0, WireCheck.DayMax, "hello.last_activity_day"),
            hello.Follows
        );

    public static V1.Welcome ToWire(Welcome welcome) =>
        new()
        {
            Watermark = ToWire(welcome.Watermark),
            Announced = ToWire(welcome.Announced),
            TimeUnixUs = welcome.TimeUnixMicroseconds,
            Session = welcome.Session.Value,
            CreditFrames = welcome.Credit.Frames,
            CreditBytes = welcome.Credit.Bytes,
            CatalogueVersion = checked((uint)welcome.CatalogueVersion),
            Epoch = welcome.Epoch,
            Periods = { welcome.Periods.Select(ToWire) },
        };

    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static Welcome FromWire(V1.Welcome welcome) =>
        new(
            FromWire(welcome.Watermark, "welcome.watermark"),
            FromWire(welcome.Announced, "welcome.announced"),
            welcome.TimeUnixUs,
            new SessionNumber(WireCheck.Positive(welcome.Session, "welcome.session")),
            CreditFromWire(welcome.CreditFrames, welcome.CreditBytes, "welcome"),
            WireCheck.Integer(welcome.CatalogueVersion, 1, int.MaxValue, "welcome.catalogue_version"),
            WireCheck.Positive(welcome.Epoch, "welcome.epoch")
        )
        {
            Periods = PeriodsFromWire(welcome.Periods),
        };

    /// <summary>The standing in its own encoding.</summary>
    /// <exception cref="ArgumentException">It takes more bytes than a standing may.</exception>
    public static V1.StandingMessage ToWire(Standing standing) =>
        new() { Standing = UnsafeByteOperations.UnsafeWrap(StandingCodec.Encode(standing)) };

    /// <summary>The frame's bytes are not copied: nobody changes them.</summary>
    public static V1.FrameMessage ToWire(FrameMessage message) =>
        new()
        {
            Number = message.Frame.Head.Number.Value,
            PreviousHash = ToWire(message.Frame.PreviousHash),
            Frame = UnsafeByteOperations.UnsafeWrap(message.Frame.Bytes),
            Hash = ToWire(message.Frame.Head.Hash),
        };

    /// <summary>The frame's bytes are not copied: they stay those of the message.</summary>
    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static FrameMessage FromWire(V1.FrameMessage message)
    {
        var number = new FrameNumber(WireCheck.Positive(message.Number, "frame.number"));
        if (message.Frame.Length is 0 or > Frame.MaxBytes)
        {
            throw new FormatException(
                $"frame.frame has {message.Frame.Length} bytes; allowed are 1 to {Frame.MaxBytes}."
            );
        }

        var head = new FrameHead(number, HashFromWire(message.Hash, "frame.hash"));
        var previous = HashFromWire(message.PreviousHash, "frame.previous_hash");
        return new FrameMessage(new Frame(head, previous, message.Frame.Memory));
    }

    public static V1.Receipt ToWire(Receipt receipt) =>
        new() { Ledger = ToWire(receipt.Ledger), Through = ToWire(receipt.Through) };

    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static Receipt FromWire(V1.Receipt receipt) =>
        new(LedgerFromWire(receipt.Ledger, "receipt.ledger"), FromWire(receipt.Through, "receipt.through"));

    public static V1.EdgeHeartbeat ToWire(EdgeHeartbeat heartbeat) =>
        new()
        {
            Head = ToWire(heartbeat.Head),
            BacklogEntries = heartbeat.BacklogEntries,
            LastActivityDay = heartbeat.LastActivityDay,
            Beat = heartbeat.Beat,
            ReceiptLatencyUs = heartbeat.ReceiptLatency.Ticks / TimeSpan.TicksPerMicrosecond,
        };

    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static EdgeHeartbeat FromWire(V1.EdgeHeartbeat heartbeat) =>
        new(
            FromWire(heartbeat.Head, "heartbeat.head"),
            WireCheck.NotNegative(heartbeat.BacklogEntries, "heartbeat.backlog_entries"),
            WireCheck.Integer(heartbeat.LastActivityDay, 0, WireCheck.DayMax, "heartbeat.last_activity_day"),
            WireCheck.NotNegative(heartbeat.Beat, "heartbeat.beat"),
            WireCheck.Microseconds(heartbeat.ReceiptLatencyUs, "heartbeat.receipt_latency_us")
        );

    public static V1.NationHeartbeat ToWire(NationHeartbeat heartbeat) =>
        new()
        {
            TimeUnixUs = heartbeat.TimeUnixMicroseconds,
            CreditFrames = heartbeat.Credit.Frames,
            CreditBytes = heartbeat.Credit.Bytes,
            Beat = heartbeat.Beat,
        };

    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static NationHeartbeat FromWire(V1.NationHeartbeat heartbeat) =>
        new(
            heartbeat.TimeUnixUs,
            CreditFromWire(heartbeat.CreditFrames, heartbeat.CreditBytes, "heartbeat"),
            WireCheck.NotNegative(heartbeat.Beat, "heartbeat.beat")
        );

    public static V1.Stop ToWire(Stop stop) =>
        new()
        {
            Reason = (V1.Stop.Types.Reason)stop.Reason,
            Edge = ToWire(stop.Edge),
            Nation = ToWire(stop.Nation),
            Detail = stop.Detail,
        };

    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static Stop FromWire(V1.Stop stop) =>
        Enum.IsDefined((StopReason)stop.Reason)
            ? new Stop(
                (StopReason)stop.Reason,
                FromWire(stop.Edge, "stop.edge"),
                FromWire(stop.Nation, "stop.nation"),
                WireCheck.Text(stop.Detail, "stop.detail")
            )
            : throw new FormatException($"stop.reason is {(int)stop.Reason}; allowed are 1 to 6.");

    public static V1.FrameHead ToWire(FrameHead head) => new() { Number = head.Number.Value, Hash = ToWire(head.Hash) };

    /// <exception cref="FormatException">It is missing, its number negative, or its hash not of 32 bytes.</exception>
    public static FrameHead FromWire(V1.FrameHead? head, string field) =>
        head is null
            ? throw new FormatException($"{field} is missing.")
            : new FrameHead(
                new FrameNumber(WireCheck.NotNegative(head.Number, $"{field}.number")),
                HashFromWire(head.Hash, $"{field}.hash")
            );

    private static V1.PeriodDays ToWire(Span period) =>
        new() { FirstDay = period.First.Number, LastDay = period.Last.Number };

    private static Span[] PeriodsFromWire(RepeatedField<V1.PeriodDays> periods) =>
        periods.Count <= Standing.PeriodsMax
            ? [.. periods.Select(FromWire)]
            : throw new FormatException($"welcome.periods are {periods.Count}; allowed are {Standing.PeriodsMax}.");

    private static Span FromWire(V1.PeriodDays period) =>
        Day.IsValid(period.FirstDay) && Day.IsValid(period.LastDay) && period.FirstDay <= period.LastDay
            ? new Span(new Day(period.FirstDay), new Day(period.LastDay))
            : throw new FormatException(
                $"welcome.periods has days {period.FirstDay} to {period.LastDay}; allowed are days in their order."
            );

    private static ByteString ToWire(FrameHash hash) => UnsafeByteOperations.UnsafeWrap(hash.ToArray());

    /// <summary>16 bytes, RFC 9562 byte order.</summary>
    public static ByteString ToWire(LedgerId ledger) => UnsafeByteOperations.UnsafeWrap(ledger.ToArray());

    private static FrameHash HashFromWire(ByteString bytes, string field) =>
        bytes.Length == FrameHash.Size
            ? new FrameHash(bytes.Span)
            : throw new FormatException($"{field} has {bytes.Length} bytes; allowed are {FrameHash.Size}.");

    /// <summary>Reads 16 bytes.</summary>
    /// <exception cref="FormatException">Any other length, or all zero.</exception>
    public static LedgerId LedgerFromWire(ByteString bytes, string field)
    {
        if (bytes.Length != LedgerId.Size)
        {
            throw new FormatException($"{field} has {bytes.Length} bytes; allowed are {LedgerId.Size}.");
        }

        var ledger = LedgerId.FromBytes(bytes.Span);
        return ledger == default ? throw new FormatException($"{field} is all zero.") : ledger;
    }

    private static Credit CreditFromWire(int frames, long bytes, string field) =>
        new(
            WireCheck.Integer(frames, 0, int.MaxValue, $"{field}.credit_frames"),
            WireCheck.NotNegative(bytes, $"{field}.credit_bytes")
        );
}
