using CsCheck;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

public sealed class FrameCodecTests
{
    private static readonly EntryId Entry = new(new Guid("01942b3c-0000-7000-8000-000000000001"));

    [Fact]
    public void Facts_come_back_as_they_were() =>
        Sample.Facts.Sample(
            facts =>
            {
                var contents = new FrameContents();
                var frame = Sample.Encode(facts);
                Assert.Null(FrameCodec.TryDecode(frame, contents));
                Assert.Equal(facts, contents.ReadFacts(frame));
            },
            iter: 2000
        );

    [Fact]
    public void Keys_are_told_once_and_postings_point_to_them() =>
        Sample.Facts.Sample(
            facts =>
            {
                var contents = new FrameContents();
                Assert.Null(FrameCodec.TryDecode(Sample.Encode(facts), contents));
                var postings = Fact.PostingsOf(facts).ToList();
                Assert.Equal(postings.Select(posting => posting.Key).Distinct(), contents.Keys.ToArray());
                for (var i = 0; i < postings.Count; i++)
                {
                    Assert.Equal(postings[i].Key, contents.Keys[contents.KeyOf[i]]);
                }
            },
            iter: 500
        );

    [Fact]
    public void A_contents_that_is_used_again_shows_the_last_frame_only() =>
        Gen.Select(Sample.Facts, Sample.Facts)
            .Sample(
                (first, second) =>
                {
                    var contents = new FrameContents();
                    Assert.Null(FrameCodec.TryDecode(Sample.Encode(first), contents));
                    var frame = Sample.Encode(second);
                    Assert.Null(FrameCodec.TryDecode(frame, contents));
                    Assert.Equal(second, contents.ReadFacts(frame));
                },
                iter: 500
            );

    [Fact]
    public void An_activity_with_two_amounts_takes_46_bytes()
    {
        var day = new Day(2025, 1, 15);
        var frame = Sample.Encode(
            Add(Sample.KeyOf(704, 12, day, "border_guard+police"), 1),
            Add(Sample.KeyOf(704, 13, day, "border_guard+police"), 9)
        );
        Assert.Equal(46, frame.Length);
    }

    [Fact]
    public void The_largest_amounts_and_days_fit()
    {
        var last = new Day(new DateOnly(9999, 12, 31));
        var key = Sample.KeyOf(int.MaxValue, ushort.MaxValue, new Day(new DateOnly(1, 1, 1)), "coast_guard") with
        {
            Span = new Span(new Day(new DateOnly(1, 1, 1)), last),
            Approval = Approval.Approved,
        };
        Fact[] facts =
        [
            Add(key, Amount.Max),
            new Fact(Entry, Posting.Add(key, new Amount(Amount.Max), Qualifier.Nearly).Reverse()),
            Add(key with { Span = Span.Of(last) }, 0),
        ];
        var contents = new FrameContents();
        Assert.Null(FrameCodec.TryDecode(Sample.Encode(facts), contents));
        Assert.Equal(facts, contents.ReadFacts(Sample.Encode(facts)));
    }

    [Fact]
    public void A_frame_takes_whole_entries_until_64_KiB()
    {
        var builder = new FrameBuilder();
        var added = 0;
        while (builder.TryAdd(TwoAmounts(added)))
        {
            added++;
        }

        var frame = builder.ToArray();
        Assert.Equal(added, builder.Entries);
        Assert.Equal(2 * added, builder.Facts);
        Assert.InRange(frame.Length, Frame.MaxBytes - 64, Frame.MaxBytes);
        var contents = new FrameContents();
        Assert.Null(FrameCodec.TryDecode(frame, contents));
        Assert.Equal(2 * added, contents.Postings.Length);
    }

    [Fact]
    public void An_entry_that_was_refused_leaves_no_mark()
    {
        var full = new FrameBuilder();
        var added = 0;
        while (full.TryAdd(TwoAmounts(added)))
        {
            added++;
        }

        var same = new FrameBuilder();
        for (var i = 0; i < added; i++)
        {
            Assert.True(same.TryAdd(TwoAmounts(i)));
        }

        Assert.Equal(same.ToArray(), full.ToArray());
        full.Clear();
        Assert.True(full.TryAdd(TwoAmounts(0)));
        Assert.Equal(Sample.Encode(TwoAmounts(0)), full.ToArray());
    }

    [Fact]
    public void What_no_ledger_may_hold_is_not_sealed()
    {
        var lawful = Posting.Add(Sample.KeyOf(704, 12, new Day(2025, 1, 15), "police"), new Amount(5), Qualifier.Exact);
        Posting[] unlawful =
        [
            lawful with
            {
                Amount = Amount.Max + 1,
            },
            lawful with
            {
                Amount = -5,
            },
            lawful with
            {
                Count = -1,
            },
            lawful with
            {
                Count = 2,
            },
            lawful with
            {
                Qualifier = Qualifier.About,
            },
            lawful with
            {
                Qualifier = default,
            },
            lawful with
            {
                Key = default,
            },
            lawful with
            {
                Key = lawful.Key with { Forces = default },
            },
            lawful with
            {
                Key = lawful.Key with { Approval = (Approval)2 },
            },
        ];
        Assert.All(
            unlawful,
            posting => Assert.Throws<ArgumentException>(() => Sample.Encode(new Fact(Entry, posting)))
        );
        Assert.Throws<ArgumentException>(() => Sample.Encode(new Fact(default, lawful)));
        Assert.Throws<InvalidOperationException>(() => Sample.Encode());
    }

    [Fact]
    public void An_entry_that_fits_in_no_frame_is_a_defect_and_named()
    {
        var facts = Enumerable
            .Range(0, 10_000)
            .Select(i => Add(Sample.KeyOf(1 + (i * 100_000), 1 + i, new Day(i * 200), "police"), Amount.Max))
            .ToArray();
        var error = Assert.Throws<ArgumentException>(() => new FrameBuilder().TryAdd(facts));
        Assert.Contains(
            "01942b3c-0000-7000-8000-000000000001 has 10000 facts",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static Fact Add(PostingKey key, long amount) =>
        new(Entry, Posting.Add(key, new Amount(amount), Qualifier.Exact));

    private static Fact[] TwoAmounts(int index)
    {
        var id = new EntryId(new Guid(index + 1, 2, 3, [8, 0, 0, 0, 0, 0, 0, 1]));
        var key = Sample.KeyOf(704 + (index % 50), 12, new Day(20089 + (index / 100)), "border_guard+police");
        return
        [
            new Fact(id, Posting.Add(key, new Amount(1), Qualifier.Exact)),
            new Fact(id, Posting.Add(key with { Indicator = new(13) }, new Amount(index), Qualifier.Exact)),
        ];
    }
}
