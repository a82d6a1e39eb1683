using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>The bytes of format 1, for ever: sealed frames and the nation's journal hold them.</summary>
public sealed class FrameFormatTests
{
    /// <summary>
    /// Two entries: a patrol of border guard and police in area 704 on 2025-01-15 (1 patrol, nearly 300 people); and
    /// its correction, which takes the people back and adds 280, approved, over two days.
    /// </summary>
    internal const string Fixture = """
        01                                  format 1
        02 03 04 00                         2 entries, 3 keys, 4 postings, no others
        01942b3c000070008000000000000001    ids
        01942b3c000070008000000000000002
        00 02 02                            postings of each entry: 2, 2
        01 8005 00 00                       areas: +704 (1408), +0, +0
        00 0c 0d 0d                         indicators 12, 13, 13
        01 0e9d 00 00                       first days: +20103 (40206), +0, +0
        00 00 00 01                         days less one: 0, 0, 1
        06 06 16                            border_guard+police, the last approved
        00 00 01 01 02                      keys 0, 1, 1, 2
        54 02 5802 5702 3002                amounts +1, +300, -300, +280 (2, 600, 599, 560)
        31 17                               exact, nearly; nearly taken back, exact
        """;

    private static readonly EntryId First = new(new Guid("01942b3c-0000-7000-8000-000000000001"));
    private static readonly EntryId Second = new(new Guid("01942b3c-0000-7000-8000-000000000002"));

    private static Fact[] Facts
    {
        get
        {
            var day = new Day(2025, 1, 15);
            var people = Sample.KeyOf(704, 13, day, "border_guard+police");
            var nearly = Posting.Add(people, new Amount(300), Qualifier.Nearly);
            var corrected = people with { Span = new Span(day, day.Plus(1)), Approval = Approval.Approved };
            return
            [
                new Fact(
                    First,
                    Posting.Add(people with { Indicator = new IndicatorNumber(12) }, new Amount(1), Qualifier.Exact)
                ),
                new Fact(First, nearly),
                new Fact(Second, nearly.Reverse()),
                new Fact(Second, Posting.Add(corrected, new Amount(280), Qualifier.Exact)),
            ];
        }
    }

    /// <summary>The bytes of a readable listing: hexadecimal digits up to two blanks in a row.</summary>
    internal static byte[] Bytes(string listing) =>
        Convert.FromHexString(
            string.Concat(
                listing
                    .Split('\n')
                    .Select(line => line.Split("  ")[0].Replace(" ", "", StringComparison.Ordinal).Trim())
            )
        );

    [Fact]
    public void Format_1_is_written_as_it_always_was() =>
        Assert.Equal(Convert.ToHexString(Bytes(Fixture)), Convert.ToHexString(Sample.Encode(Facts)));

    [Fact]
    public void Format_1_is_read_as_it_always_was()
    {
        var contents = new FrameContents();
        Assert.Null(FrameCodec.TryDecode(Bytes(Fixture), contents));
        Assert.Equal([First, Second], contents.EntryIds.ToArray());
        Assert.Equal(Facts.Select(fact => fact.Posting), contents.Postings.ToArray());
        Assert.Equal([0, 0, 1, 1], contents.EntryOf.ToArray());
        Assert.Equal([0, 1, 1, 2], contents.KeyOf.ToArray());
        Assert.True(contents.Others.IsEmpty);
    }

    [Fact]
    public void A_fact_of_a_kind_without_columns_is_carried_with_its_bytes()
    {
        var frame = Bytes(
            """
            01                                  format 1
            01 00 00 02                         1 entry, no keys, no postings, 2 others
            01942b3c000070008000000000000001    id
            00 00                               no postings
            02 00 03 aabbcc                     a closing, 3 bytes
            c8 00 00                            a kind that nobody knows yet, empty
            """
        );
        var contents = new FrameContents();
        Assert.Null(FrameCodec.TryDecode(frame, contents));
        Assert.Equal(
            [new FramedFact(FactKind.Closing, 0, 26..29), new FramedFact((FactKind)200, 0, 32..32)],
            contents.Others.ToArray()
        );
        Assert.Equal([0xAA, 0xBB, 0xCC], frame[contents.Others[0].Bytes]);
        var facts = contents.Others.ToArray().Select(other => new Fact(First, other.Read(frame)));
        Assert.Equal(Convert.ToHexString(frame), Convert.ToHexString(Sample.Encode([.. facts])));
    }

    [Fact]
    public void The_chain_of_a_ledger_is_as_it_always_was()
    {
        Assert.Equal(
            "362a367160ba695e83c0fecd75e8cc093ce61c85aae550aae8b83622d3691c1f",
            Sample.Genesis.Hash.ToString()
        );
        Assert.Equal(
            "9c1c6637777e2a4afb22730a22a6f0450e050bbf54a14e558e874a180b942814",
            FrameChain.Next(Sample.Genesis, Bytes(Fixture)).Hash.ToString()
        );
    }
}
