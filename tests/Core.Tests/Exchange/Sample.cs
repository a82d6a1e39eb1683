using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Tests.Exchange;

/// <summary>Facts, frames and chains for the tests of the exchange.</summary>
internal static class Sample
{
    public static readonly AreaId Owner = new(4);

    public static readonly LedgerId Ledger = new(new Guid("01920000-0000-7000-8000-0000000000aa"));

    public static readonly FrameHead Genesis = FrameChain.Genesis(Owner, Ledger);

    /// <summary>
    /// One entry with postings anywhere in the lawful range, mostly alike as in life, and facts of other kinds.
    /// </summary>
    public static readonly Gen<Fact[]> EntryFacts = Gen.Select(
            Gen.Guid.Where(id => new EntryId(id).IsValid),
            AnyPosting.Array[0, 6],
            Gen.OneOf(Gen.Const(0), Gen.Int[0, 2]).SelectMany(count => AnyOther.Array[count]),
            (id, postings, others) =>
                (Fact[])
                    [
                        .. postings.Select(posting => new Fact(new EntryId(id), posting)),
                        .. others.Select(other => new Fact(new EntryId(id), other)),
                    ]
        )
        .Where(facts => facts.Length > 0);

    /// <summary>The facts of one to forty entries.</summary>
    public static readonly Gen<Fact[]> Facts = EntryFacts
        .Array[1, 40]
        .Select(entries => entries.DistinctBy(entry => entry[0].Entry).SelectMany(entry => entry).ToArray());

    private static Gen<Posting> AnyPosting =>
        Gen.Select(
            AnyKey,
            Gen.OneOf(Gen.Long[0, 300], Gen.Long[0, Amount.Max]),
            OneOf(Qualifier.Exact, Qualifier.Exact, Qualifier.MoreThan, Qualifier.Nearly),
            Gen.Bool,
            (key, amount, qualifier, takenBack) =>
                new Posting(key, takenBack ? -amount : amount, takenBack ? (sbyte)-1 : (sbyte)1, qualifier)
        );

    private static Gen<OtherFact> AnyOther =>
        Gen.Select(
            Gen.OneOf(Gen.Byte[2, 6], Gen.Byte[2, 255]),
            Gen.OneOf(Gen.Byte.Array[0, 12], Gen.Byte.Array[100, 300]),
            (kind, bytes) => new OtherFact((FactKind)kind, bytes)
        );

    private static Gen<PostingKey> AnyKey =>
        Gen.Select(
            Gen.OneOf(Gen.Int[700, 720], Gen.Int[1, int.MaxValue]),
            Gen.OneOf(Gen.Int[1, 12], Gen.Int[1, ushort.MaxValue]),
            Gen.OneOf(Gen.Int[20089, 20099], Gen.Int[-719_162, 2_932_896]),
            Gen.OneOf(Gen.Const(0), Gen.Int[0, 400]),
            OneOf(ForceSet.All.ToArray()),
            OneOf(Approval.Provisional, Approval.Approved),
            (area, indicator, day, more, forces, approval) =>
                new PostingKey(
                    new AreaId(area),
                    new IndicatorNumber((ushort)indicator),
                    new Span(new Day(day), new Day(Math.Min(day + more, 2_932_896))),
                    forces,
                    approval
                )
        );

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>A key of one day, provisional.</summary>
    public static PostingKey KeyOf(int area, int indicator, Day day, string forces) =>
        new(
            new AreaId(area),
            new IndicatorNumber((ushort)indicator),
            Span.Of(day),
            ForceSet.TryParse(forces, out var set) ? set : throw new ArgumentException("No such set.", nameof(forces)),
            Approval.Provisional
        );

    /// <summary>The bytes of a frame of these facts.</summary>
    public static byte[] Encode(params ReadOnlySpan<Fact> facts)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        FrameCodec.Encode(facts, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A small frame that follows another: one entry, one posting; the seed tells frames apart.</summary>
    public static Frame FrameAfter(FrameHead previous, int seed)
    {
        var id = new EntryId(new Guid(seed + 1, (short)previous.Number.Value, 7, [8, 0, 0, 0, 0, 0, 0, 1]));
        var key = KeyOf(704, 1 + (Math.Abs(seed) % 40), new Day(2025, 1, 15), "border_guard+police");
        var bytes = Encode(new Fact(id, Posting.Add(key, new Amount(Math.Abs((long)seed)), Qualifier.Exact)));
        return new Frame(FrameChain.Next(previous, bytes), previous.Hash, bytes);
    }

    /// <summary>A chain of small frames from the start of the ledger.</summary>
    public static Frame[] Chain(int length, int seed)
    {
        var frames = new Frame[length];
        var head = Genesis;
        for (var i = 0; i < length; i++)
        {
            frames[i] = FrameAfter(head, seed + i);
            head = frames[i].Head;
        }

        return frames;
    }

    /// <summary>Any bytes, sealed behind another frame.</summary>
    public static Frame Sealed(FrameHead previous, byte[] bytes) =>
        new(FrameChain.Next(previous, bytes), previous.Hash, bytes);
}
