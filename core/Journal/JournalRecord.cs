using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Journal;

/// <summary>The kinds of journal record, numbered for ever.</summary>
public enum JournalRecordKind : byte
{
    /// <summary>A frame of a ledger.</summary>
    Frame = 1,

    /// <summary>A version of the catalogues of indicators and areas.</summary>
    Catalogue = 2,

    /// <summary>A plan of a reorganisation of areas.</summary>
    AreaPlan = 3,

    /// <summary>An edge's announcement of its totals ahead of its frames.</summary>
    Standing = 4,

    /// <summary>A ledger was closed, and another one goes on in its place: <see cref="ClosingStatement"/>.</summary>
    Closing = 5,

    /// <summary>An operator let a stopped ledger go on: <see cref="ReleaseStatement"/>.</summary>
    Release = 6,

    /// <summary>A board that is kept for good: <see cref="Vintages.Vintage"/>.</summary>
    Vintage = 7,
}

/// <summary>One record of the journal.</summary>
/// <param name="Position">From 1, dense.</param>
/// <param name="Kind">What the payload is.</param>
/// <param name="Owner">For a frame: whose ledger; else <c>default</c>.</param>
/// <param name="Ledger">For a frame: which ledger; else <c>default</c>.</param>
/// <param name="Head">For a frame: its number and hash; else <c>default</c>.</param>
/// <param name="AtUnixMicroseconds">When it was appended, by the silo's clock: data, never order.</param>
/// <param name="Payload">A frame's bytes, or the kind's own bytes; nobody changes them.</param>
public sealed record JournalRecord(
    long Position,
    JournalRecordKind Kind,
    AreaId Owner,
    LedgerId Ledger,
    FrameHead Head,
    long AtUnixMicroseconds,
    ReadOnlyMemory<byte> Payload
);
