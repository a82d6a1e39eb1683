using System.Buffers;
using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class StandingFoldTests
{
    private static readonly LedgerId First = new(new Guid("11111111-1111-4111-8111-111111111111"));
    private static readonly LedgerId Second = new(new Guid("22222222-2222-4222-8222-222222222222"));
    private static readonly Span Month = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    private readonly BoardFold _fold = new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
    private readonly SampleEdge _edge = new(CaoBang, First);
    private long _position;

    [Fact]
    public void Announced_totals_are_shown_until_the_frame_has_come_and_then_the_frames()
    {
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        var late = new[]
        {
            _edge.Frame(Post(CaoBang, Patrols, "police", 5)),
            _edge.Frame(Post(Area("04/043"), Attendance, "military", 60)),
        };
        Assert.Equal(4, Total(Patrols));

        Apply(_edge.Standing(Quarter));
        Assert.Equal((9L, 60L), (Total(Patrols), Total(Attendance)));
        Assert.Equal([new BoardAnnouncement(First, new FrameNumber(3), IsShown: true)], News(Quarter));

        Apply(late[0]);
        Assert.Equal((9L, 60L), (Total(Patrols), Total(Attendance)));
        Apply(late[1]);
        Assert.Equal((9L, 60L), (Total(Patrols), Total(Attendance)));
        Assert.Empty(News(Quarter));
        Assert.Empty(_fold.StandingAlarms);
        Assert.Null(_fold.StandingOf(First));
    }

    [Fact]
    public void A_board_of_a_period_that_is_not_named_holds_its_values_and_says_that_detail_is_on_the_way()
    {
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        _edge.Frame(Post(CaoBang, Patrols, "police", 5));
        Apply(_edge.Standing(Quarter));
        Assert.Equal(4, _fold.BoardAt(Month).FigureOf(CaoBang, Patrols, View.Total).Amount);
        Assert.Equal([new BoardAnnouncement(First, new FrameNumber(2), IsShown: false)], News(Month));
        Assert.Equal(News(Month), _fold.BoardAt(Month).AnnouncementsOf(AreaId.Nation));
    }

    [Fact]
    public void A_province_of_which_nothing_is_held_is_announced_too()
    {
        _edge.Frame(Post(CaoBang, Patrols, "police", 4));
        Apply(_edge.Standing(Quarter));
        Assert.Equal(4, Total(Patrols));
        Assert.Empty(_fold.BoardAt(Month).Find(CaoBang)!.Rows);
        Assert.Single(News(Month));
    }

    [Fact]
    public void A_later_standing_takes_the_place_of_an_earlier_one_and_an_older_one_is_ignored()
    {
        _edge.Frame(Post(CaoBang, Patrols, "police", 4));
        var earlier = _edge.Standing(Quarter);
        _edge.Frame(Post(CaoBang, Patrols, "police", 5));
        Apply(_edge.Standing(Quarter));
        Apply(earlier);
        Assert.Equal(9, Total(Patrols));
        Assert.Equal(2, Assert.Single(News(Quarter)).Through.Value);
    }

    [Fact]
    public void A_standing_at_the_same_frame_may_name_other_periods()
    {
        _edge.Frame(Post(CaoBang, Patrols, "police", 4));
        Apply(_edge.Standing(Month));
        Apply(_edge.Standing(Month, Quarter));
        Assert.Equal(4, Total(Patrols));
    }

    [Fact]
    public void A_standing_that_is_not_above_the_watermark_is_ignored()
    {
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        Apply(_edge.Standing(Quarter));
        Assert.Empty(News(Quarter));
        Assert.Equal(2, _fold.Version.Position);
    }

    [Fact]
    public void Where_the_sums_differ_the_frames_win_with_an_alarm()
    {
        var frame = _edge.Frame(Post(CaoBang, Patrols, "police", 4));
        Apply(_edge.Forged(Post(CaoBang, Patrols, "police", 400), _edge.Head));
        Assert.Equal(400, Total(Patrols));
        Apply(frame);
        Assert.Equal(4, Total(Patrols));
        Assert.Equal(
            new StandingAlarm(new FrameNumber(1), StandingFault.TotalsDiffer, Position: 2, Count: 1),
            _fold.StandingAlarms[First]
        );
    }

    [Fact]
    public void A_standing_of_another_hash_is_an_alarm_although_its_sums_agree()
    {
        var frame = _edge.Frame(Post(CaoBang, Patrols, "police", 4));
        var forged = new FrameHead(new FrameNumber(1), new FrameHash(new byte[32]));
        Apply(_edge.Forged(Post(CaoBang, Patrols, "police", 4), forged));
        Apply(frame);
        Assert.Equal(StandingFault.HashDiffers, _fold.StandingAlarms[First].Fault);
        Assert.Equal(4, Total(Patrols));
    }

    [Fact]
    public void A_standing_stands_in_for_its_own_ledger_alone()
    {
        var second = new SampleEdge(CaoBang, Second);
        Apply(second.Frame(Post(CaoBang, Patrols, "police", 100)));
        _edge.Frame(Post(CaoBang, Patrols, "police", 4));
        Apply(_edge.Standing(Quarter));
        Assert.Equal(104, Total(Patrols));
        Apply(second.Frame(Post(CaoBang, Patrols, "police", 1)));
        Assert.Equal(105, Total(Patrols));
        Assert.Equal(First, Assert.Single(News(Quarter)).Ledger);
    }

    [Fact]
    public void A_board_that_is_announced_differs_in_bytes_from_one_that_is_not()
    {
        var frame = _edge.Frame(Post(CaoBang, Patrols, "police", 4));
        Apply(_edge.Standing(Quarter));
        var announced = _fold.BoardAt(Quarter);
        Apply(frame);
        var held = _fold.BoardAt(Quarter);
        Assert.NotEqual(announced.Digest, held.Digest);
        Assert.Null(Board.TryDecode(announced.Encode(), out var read));
        Assert.Equal(announced.Digest, read!.Digest);
        Assert.Equal(announced.AnnouncementsOf(CaoBang), read.AnnouncementsOf(CaoBang));
        Assert.Null(BoardDelta.TryDecode(BoardDelta.Between(announced, held).Encode(), out var delta));
        Assert.Equal(held.Digest, delta!.ApplyTo(announced).Digest);
        Assert.Equal(announced.Digest, BoardDelta.Between(held, announced).ApplyTo(held).Digest);
    }

    [Fact]
    public void A_standing_that_does_not_decode_stops_the_fold()
    {
        var record = new JournalRecord(1, JournalRecordKind.Standing, default, default, default, 0, new byte[] { 9 });
        var damage = Assert.Throws<JournalDamagedException>(() => _fold.Apply(record));
        Assert.Contains("Position 1: the standing does not decode", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standing_under_another_owner_stops_the_fold()
    {
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        Assert.Throws<JournalDamagedException>(() =>
            Apply(new SampleEdge(LangSon, First, number: 5).Standing(Quarter))
        );
    }

    [Fact]
    public void At_every_version_the_sums_are_the_announced_ones_and_then_those_of_the_frames() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 120], Gen.Long[0, 50], Gen.Bool)
            .Array[1, 40]
            .Sample(
                steps =>
                {
                    var test = new StandingFoldTests();
                    var late = new Queue<JournalRecord>();
                    var shown = 0L;
                    foreach (var (what, day, amount, isAdded) in steps)
                    {
                        switch (what)
                        {
                            case 0 or 1:
                                var span = Span.Of(new Day(2025, 1, 1).Plus(day));
                                var posting = Post(CaoBang, Patrols, "police", amount, span);
                                late.Enqueue(test._edge.Frame(isAdded ? [posting] : [posting, posting.Reverse()]));
                                break;
                            case 2 when late.Count > 0:
                                test.Apply(test._edge.Standing(Quarter));
                                shown = test._edge.TotalThrough(test._edge.Head.Number.Value);
                                break;
                            case 3 when late.TryDequeue(out var frame):
                                test.Apply(frame);
                                shown = test._fold.StandingOf(First) is null
                                    ? test._edge.TotalThrough(frame.Head.Number.Value)
                                    : shown;
                                break;
                        }

                        Assert.Equal(shown, test.Total(Patrols));
                        Assert.Empty(test._fold.StandingAlarms);
                    }
                },
                iter: 500
            );

    [Fact]
    public void Two_folds_of_one_journal_give_equal_bytes_whenever_the_period_was_first_watched()
    {
        var other = new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        var records = new List<JournalRecord>
        {
            _edge.Frame(Post(CaoBang, Patrols, "police", 4)),
            _edge.Frame(Post(CaoBang, Attendance, "police", 5)),
            _edge.Standing(Quarter),
            _edge.Frame(Post(CaoBang, Patrols, "police", 6)),
            _edge.Standing(Month),
        };
        (records[1], records[2]) = (records[2], records[1]);
        foreach (var record in records)
        {
            _ = _fold.BoardAt(Quarter);
            Apply(record);
            other.Apply(record with { Position = _position });
        }

        Assert.Equal(_fold.BoardAt(Quarter).Encode(), other.BoardAt(Quarter).Encode());
        Assert.Equal(_fold.BoardAt(Month).Encode(), other.BoardAt(Month).Encode());
    }

    private long Total(IndicatorNumber indicator) =>
        _fold.BoardAt(Quarter).FigureOf(CaoBang, indicator, View.Total).Amount;

    private IReadOnlyList<BoardAnnouncement> News(Span period) => _fold.BoardAt(period).AnnouncementsOf(CaoBang);

    private void Apply(JournalRecord record) => _fold.Apply(record with { Position = ++_position });
}
