using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

public sealed class FrameBuilderTests
{
    private static readonly PostingKey Key = Sample.KeyOf(704, 12, new Day(2025, 1, 15), "police");

    [Fact]
    public void An_entry_without_facts_adds_nothing()
    {
        var builder = new FrameBuilder();
        Assert.True(builder.TryAdd([]));
        Assert.Equal((0, 0), (builder.Entries, builder.Facts));
    }

    [Fact]
    public void Facts_of_several_entries_are_no_entry()
    {
        var builder = new FrameBuilder();
        var error = Assert.Throws<ArgumentException>(() => builder.TryAdd([Fact(1), Fact(2)]));
        Assert.Contains("No ledger may hold", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, builder.Entries);
    }

    [Fact]
    public void The_entry_that_was_added_last_is_not_added_again()
    {
        var builder = new FrameBuilder();
        Assert.True(builder.TryAdd([Fact(1)]));
        Assert.Throws<ArgumentException>(() => builder.TryAdd([Fact(1)]));
        Assert.True(builder.TryAdd([Fact(2)]));
        Assert.True(builder.TryAdd([Fact(1)]));
        Assert.Equal(3, builder.Entries);
    }

    [Fact]
    public void A_frame_is_written_into_exactly_its_bytes_and_into_no_less()
    {
        var builder = new FrameBuilder();
        builder.TryAdd([Fact(1), Fact(1)]);
        Assert.Equal(builder.Bytes, builder.WriteTo(new byte[builder.Bytes]));
        var error = Assert.Throws<ArgumentException>(() => builder.WriteTo(new byte[builder.Bytes - 1]));
        Assert.Contains($"has {builder.Bytes} bytes, the destination {builder.Bytes - 1}", error.Message);
    }

    [Fact]
    public void What_stood_in_the_destination_before_leaves_no_trace()
    {
        var builder = new FrameBuilder();
        builder.TryAdd([Fact(1, 300), Fact(1), Fact(1, 70_000)]);
        var used = new byte[builder.Bytes + 3];
        used.AsSpan().Fill(0xFF);
        Assert.Equal(builder.Bytes, builder.WriteTo(used));
        Assert.Equal(builder.ToArray(), used[..builder.Bytes]);
        Assert.Equal([0xFF, 0xFF, 0xFF], used[builder.Bytes..]);
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    public void The_length_is_known_whatever_the_counts_take(int facts)
    {
        var builder = new FrameBuilder();
        Assert.True(builder.TryAdd(Enumerable.Repeat(Fact(1), facts).ToArray()));
        var frame = builder.ToArray();
        var contents = new FrameContents();
        Assert.Null(FrameCodec.TryDecode(frame, contents));
        Assert.Equal((frame.Length, facts), (builder.Bytes, contents.Postings.Length));
        Assert.Single(contents.Keys.ToArray());
    }

    [Fact]
    public void More_than_a_frame_takes_is_not_encoded()
    {
        var facts = Enumerable.Range(1, 4_000).Select(entry => Fact(entry)).ToArray();
        var error = Assert.Throws<ArgumentException>(() => Sample.Encode(facts));
        Assert.Contains("more than a frame of 65536 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_does_not_fit_leaves_no_trace_of_any_of_its_facts()
    {
        var (builder, plain) = (new FrameBuilder(), new FrameBuilder());
        foreach (var entry in Enumerable.Range(1, 6))
        {
            Assert.True(builder.TryAdd([Fact(entry), Other(entry, 10_000)]));
            Assert.True(plain.TryAdd([Fact(entry), Other(entry, 10_000)]));
        }

        Assert.False(builder.TryAdd([Fact(7, 300), Other(7, 100), Other(7, 10_000)]));
        Assert.Equal((6, 12, plain.Bytes), (builder.Entries, builder.Facts, builder.Bytes));
        Assert.True(builder.TryAdd([Fact(8), Other(8, 200)]));
        Assert.True(plain.TryAdd([Fact(8), Other(8, 200)]));
        Assert.Equal(plain.ToArray(), builder.ToArray());
    }

    [Fact]
    public void A_posting_behind_a_fact_of_another_kind_is_no_entry()
    {
        var error = Assert.Throws<ArgumentException>(() => new FrameBuilder().TryAdd([Other(1, 1), Fact(1)]));
        Assert.Contains("No ledger may hold", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_to_be_left_free_is_left_free_behind_the_first_entry()
    {
        var builder = new FrameBuilder();
        Assert.True(builder.TryAdd([Other(1, 10_000)], reserve: 60_000));
        var left = Frame.MaxBytes - builder.Bytes - EntryId.Size - 100;
        Assert.False(builder.TryAdd([Other(2, 0)], reserve: left + 100));
        Assert.True(builder.TryAdd([Other(2, 0)], reserve: left));
    }

    [Fact]
    public void A_posting_without_an_area_or_without_an_indicator_is_held_by_no_ledger()
    {
        Posting[] unlawful =
        [
            new(Key with { Area = default }, 5, 1, Qualifier.Exact),
            new(Key with { Indicator = default }, 5, 1, Qualifier.Exact),
            new(Key, -Amount.Max - 1, -1, Qualifier.Exact),
            new(Key, Amount.Max + 1, 1, Qualifier.Exact),
        ];
        Assert.All(
            unlawful,
            posting =>
                Assert.Throws<ArgumentException>(() => new FrameBuilder().TryAdd([new Fact(Fact(1).Entry, posting)]))
        );
    }

    [Fact]
    public void A_frame_may_have_exactly_64_KiB()
    {
        var builder = new FrameBuilder();
        var entry = 0;
        while (builder.TryAdd([Fact(++entry)])) { }

        var spare = Frame.MaxBytes - builder.Bytes;
        Assert.InRange(spare, 0, 24);
        builder.Clear();
        for (var i = 1; i < entry; i++)
        {
            builder.TryAdd([Fact(i, i <= spare ? 300 : 5)]);
        }

        Assert.Equal(Frame.MaxBytes, builder.Bytes);
        Assert.Null(FrameCodec.TryDecode(builder.ToArray(), new FrameContents()));
    }

    private static Fact Other(int entry, int bytes) =>
        new(Fact(entry).Entry, new OtherFact((FactKind)200, new byte[bytes]));

    private static Fact Fact(int entry, long amount = 5) =>
        new(
            new EntryId(new Guid(entry, 2, 3, [8, 0, 0, 0, 0, 0, 0, 1])),
            Posting.Add(Key, new Amount(amount), Qualifier.Exact)
        );
}
