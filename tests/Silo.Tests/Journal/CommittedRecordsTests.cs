using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Journal;
using Federation.TestKit.Journal;

namespace Federation.Silo.Tests.Journal;

/// <summary>What a silo has just committed, between its writer and its fold.</summary>
public sealed class CommittedRecordsTests
{
    private const long At = 1_751_328_000_000_000;
    private static readonly AreaId s_owner = new(4);
    private readonly JournalWriterOfOne _first = WriterOf(1);
    private readonly JournalWriterOfOne _second = WriterOf(2);
    private readonly CommittedRecords _committed = new(bytesMax: 8);

    [Fact]
    public void Records_of_a_transaction_are_taken_by_position_whatever_the_order_of_its_requests()
    {
        Keep(
            (
                _first,
                12,
                [
                    [1],
                    [2],
                ]
            ),
            (
                _second,
                11,
                [
                    [3],
                ]
            )
        );

        Assert.Equal("11 Frame 1 03", Take(11));
        Assert.Equal("12 Frame 1 01", Take(12));
        Assert.Equal("13 Frame 2 02", Take(13));
    }

    [Fact]
    public void A_standing_takes_the_position_after_its_frames_and_is_of_no_ledger()
    {
        var request = Request(
            _first,
            [
                [1],
            ]
        ) with
        {
            Standing = new byte[] { 9 },
        };
        _committed.Keep([request], [new AppendOutcome.Appended(5, _first.Maker.Head)], At);

        Assert.True(_committed.TryTake(5, out var frame));
        Assert.Equal((s_owner, _first.Ledger, At), (frame.Owner, frame.Ledger, frame.AtUnixMicroseconds));
        Assert.True(_committed.TryTake(6, out var standing));
        Assert.Equal(JournalRecordKind.Standing, standing.Kind);
        Assert.Equal((default, default), (standing.Owner, standing.Ledger));
        Assert.Equal([9], standing.Payload.ToArray());
    }

    [Fact]
    public void What_was_not_appended_is_not_kept()
    {
        var request = Request(
            _first,
            [
                [1],
            ]
        );
        AppendOutcome[] others =
        [
            new AppendOutcome.Unknown("cut"),
            new AppendOutcome.RolledBack("full"),
            new AppendOutcome.Conflict(default),
            new AppendOutcome.Fenced(default),
        ];
        foreach (var outcome in others)
        {
            _committed.Keep([request], [outcome], At);
        }

        Assert.Null(Take(1));
    }

    [Fact]
    public void A_gap_is_not_bridged_and_what_lies_behind_it_waits()
    {
        Keep(
            (
                _first,
                3,
                [
                    [1],
                ]
            )
        );

        Assert.Null(Take(2));
        Assert.Equal("3 Frame 1 01", Take(3));
        Assert.Null(Take(3));
    }

    [Fact]
    public void What_was_read_from_the_journal_meanwhile_is_forgotten()
    {
        Keep(
            (
                _first,
                1,
                [
                    [1],
                    [2],
                    [3],
                ]
            )
        );

        Assert.Equal("3 Frame 3 03", Take(3));
        Assert.Null(Take(2));
    }

    [Fact]
    public void More_than_may_wait_is_not_kept_until_some_is_taken()
    {
        Keep((_first, 1, [new byte[5], new byte[4], new byte[1]]));

        Assert.StartsWith("1 ", Take(1), StringComparison.Ordinal);
        Assert.Null(Take(2));
        Assert.Equal("3 Frame 3 00", Take(3));
        Keep((_second, 4, [new byte[8]]));
        Assert.StartsWith("4 ", Take(4), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_does_not_say_whose_ledger_it_is_is_read_back()
    {
        var request = _first.Request(_first.Maker.Next(1));
        _committed.Keep([request], [new AppendOutcome.Appended(1, _first.Maker.Head)], At);

        Assert.Null(Take(1));
    }

    private void Keep(params (JournalWriterOfOne Writer, long First, byte[][] Frames)[] appended)
    {
        AppendRequest[] requests = [.. appended.Select(one => Request(one.Writer, one.Frames))];
        AppendOutcome[] outcomes =
        [
            .. appended.Select(one => new AppendOutcome.Appended(one.First, one.Writer.Maker.Head)),
        ];
        _committed.Keep(requests, outcomes, At);
    }

    private string? Take(long position) =>
        _committed.TryTake(position, out var record)
            ? $"{record.Position} {record.Kind} {record.Head.Number} {Convert.ToHexString(record.Payload.Span)}"
            : null;

    private static AppendRequest Request(JournalWriterOfOne writer, byte[][] frames)
    {
        Frame[] made = [.. frames.Select(writer.Maker.Next)];
        return writer.Request(made) with { Owner = s_owner };
    }

    private static JournalWriterOfOne WriterOf(int number)
    {
        var ledger = new LedgerId(new Guid(number, 0, 0, new byte[8]));
        return new JournalWriterOfOne(ledger, new WriterTerm(1), new FrameMaker(s_owner, ledger));
    }
}
