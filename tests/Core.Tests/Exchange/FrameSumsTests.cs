using System.Buffers;
using CsCheck;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>What a frame's postings of one key come to at once: the same as one after the other.</summary>
public sealed class FrameSumsTests
{
    private static readonly Gen<Qualifier> AnyQualifier = Gen.OneOf(
        Gen.Const(Qualifier.Exact),
        Gen.Const(Qualifier.MoreThan),
        Gen.Const(Qualifier.Nearly)
    );

    /// <summary>Few keys, so that each gets many; more taken back than added too.</summary>
    private static readonly Gen<Posting[]> Postings = Gen.Select(
            Gen.UShort[1, 3],
            Gen.OneOf(Gen.Long[0, 50], Gen.Const(Amount.Max)),
            AnyQualifier,
            Gen.Bool
        )
        .Select((indicator, amount, qualifier, takesBack) => Of(indicator, amount, qualifier, takesBack))
        .Array[1, 400];

    [Fact]
    public void Sums_by_key_are_those_of_posting_by_posting() =>
        Postings.Sample(postings =>
        {
            var expected = new Dictionary<PostingKey, Cell>();
            foreach (var posting in postings)
            {
                expected[posting.Key] = expected.GetValueOrDefault(posting.Key) + posting;
            }

            Assert.Equal(expected, Sums(postings));
        });

    [Fact]
    public void Ten_thousand_of_each_mark_keep_their_counts_apart()
    {
        var taken = Enumerable.Repeat(Of(1, 0, Qualifier.Nearly, takesBack: true), 10_000);
        var added = Enumerable.Repeat(Of(1, 0, Qualifier.MoreThan, takesBack: false), 9_999);
        var sums = Sums([.. taken, .. added]);
        Assert.Equal(new Cell(0, -1, 9_999, -10_000), Assert.Single(sums).Value);
    }

    private static Posting Of(int indicator, long amount, Qualifier qualifier, bool takesBack)
    {
        var key = Sample.KeyOf(4, indicator, new Day(2025, 3, 1), "police");
        var posting = Posting.Add(key, new Amount(amount), qualifier);
        return takesBack ? posting.Reverse() : posting;
    }

    private static Dictionary<PostingKey, Cell> Sums(Posting[] postings)
    {
        var entry = new EntryId(new Guid("01920000-0000-7000-8000-000000000001"));
        var frame = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. postings.Select(posting => new Fact(entry, posting))], frame);
        var contents = new FrameContents();
        Assert.Null(FrameCodec.TryDecode(frame.WrittenSpan, contents));
        var sums = contents.SumByKey();
        var byKey = new Dictionary<PostingKey, Cell>();
        for (var key = 0; key < sums.Length; key++)
        {
            byKey.Add(contents.Keys[key], sums[key].ToCell());
        }

        return byKey;
    }
}
