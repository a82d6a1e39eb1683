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

public sealed class BoardFoldTests
{
    private static readonly LedgerId LedgerOfCaoBang = new(new Guid("11111111-1111-4111-8111-111111111111"));
    private static readonly LedgerId LedgerOfLangSon = new(new Guid("22222222-2222-4222-8222-222222222222"));
    private static readonly Span Month = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    private readonly Dictionary<LedgerId, FrameHead> _heads = [];
    private readonly BoardFold _fold = Fold();
    private long _position;
    private int _entries;

    [Fact]
    public void Boards_stand_at_province_level_whatever_level_was_recorded()
    {
        _fold.Apply(Frame(LangSon, LedgerOfLangSon, Post(Area("20/183/ba-son"), Patrols, "police", 3)));
        _fold.Apply(Frame(CaoBang, LedgerOfCaoBang, Post(Area("04/043"), Patrols, "police", 4)));
        var board = _fold.BoardAt(Quarter);
        Assert.Equal(3, board.FigureOf(LangSon, Patrols, View.Total).Amount);
        Assert.Equal(7, board.FigureOf(AreaId.Nation, Patrols, View.Total).Amount);
        Assert.Equal("1·2", _fold.Version.ToString());
        Assert.Equal(1, _fold.Cut[LedgerOfCaoBang].Head.Number.Value);
    }

    [Fact]
    public void A_watched_board_equals_one_that_is_summed_anew()
    {
        var areas = new[] { CaoBang, Area("04/043") };
        var posting = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 120], Gen.Long[0, 50], Gen.Bool);
        posting
            .Array[1, 30]
            .Sample(
                draws =>
                {
                    var test = new BoardFoldTests();
                    test._fold.BoardAt(Quarter);
                    var anew = Fold();
                    foreach (var (area, indicator, day, amount, takenBack) in draws)
                    {
                        var span = Span.Of(new Day(2025, 1, 1).Plus(day));
                        var added = Post(areas[area], indicator == 0 ? Patrols : Attendance, "police", amount, span);
                        var postings = takenBack ? new[] { added, added.Reverse() } : [added];
                        var record = test.Frame(CaoBang, LedgerOfCaoBang, postings);
                        test._fold.Apply(record);
                        test._fold.BoardAt(Quarter);
                        anew.Apply(record);
                    }

                    Assert.Equal(anew.BoardAt(Quarter).Encode(), test._fold.BoardAt(Quarter).Encode());
                },
                iter: 200
            );
    }

    [Fact]
    public void A_period_that_was_dropped_is_the_same_when_it_is_asked_for_again()
    {
        var fold = Fold(watchedMax: 1);
        fold.Apply(Frame(CaoBang, LedgerOfCaoBang, Post(CaoBang, Patrols, "police", 4)));
        var quarter = fold.BoardAt(Quarter).Digest;
        Assert.Equal(4, fold.BoardAt(Month).FigureOf(CaoBang, Patrols, View.Total).Amount);
        Assert.Equal(quarter, fold.BoardAt(Quarter).Digest);
    }

    [Fact]
    public void Nothing_changed_gives_the_same_board()
    {
        _fold.Apply(Frame(CaoBang, LedgerOfCaoBang, Post(CaoBang, Patrols, "police", 4)));
        var board = _fold.BoardAt(Quarter);
        _fold.Apply(new JournalRecord(++_position, JournalRecordKind.Release, default, default, default, 0, default));
        Assert.Same(board, _fold.BoardAt(Quarter));
        Assert.Equal(2, _fold.Version.Position);
    }

    [Fact]
    public void Facts_about_foreign_areas_and_unknown_indicators_are_parked()
    {
        _fold.Apply(Frame(CaoBang, LedgerOfCaoBang, Post(LangSon, Patrols, "police", 4)));
        _fold.Apply(Frame(CaoBang, LedgerOfCaoBang, Post(new AreaId(2_000_000), Patrols, "police", 4)));
        _fold.Apply(Frame(CaoBang, LedgerOfCaoBang, Post(CaoBang, new IndicatorNumber(60_000), "police", 4)));
        Assert.Equal(3, _fold.ParkedFacts);
        Assert.Empty(_fold.BoardAt(Quarter).Leaves);
    }

    [Fact]
    public void A_gap_in_the_journal_stops_the_fold()
    {
        _position = 1;
        var gap = Assert.Throws<JournalDamagedException>(() =>
            _fold.Apply(Frame(CaoBang, LedgerOfCaoBang, Post(CaoBang, Patrols, "police", 4)))
        );
        Assert.Contains("position 2 after 0; expected 1", gap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_in_a_frame_stops_the_fold()
    {
        var record = Frame(CaoBang, LedgerOfCaoBang, Post(CaoBang, Patrols, "police", 4));
        var bytes = record.Payload.ToArray();
        bytes[^2] ^= 1;
        Assert.Throws<JournalDamagedException>(() => _fold.Apply(record with { Payload = bytes }));
        Assert.Equal(0, _fold.Version.Position);
    }

    [Fact]
    public void A_frame_under_another_owner_stops_the_fold()
    {
        _fold.Apply(Frame(CaoBang, LedgerOfCaoBang, Post(CaoBang, Patrols, "police", 4)));
        var next = Frame(CaoBang, LedgerOfCaoBang, Post(CaoBang, Patrols, "police", 5));
        Assert.Throws<JournalDamagedException>(() => _fold.Apply(next with { Owner = LangSon }));
    }

    [Fact]
    public void A_frame_that_does_not_decode_stops_the_fold()
    {
        byte[] bytes = [9, 9, 9];
        var head = FrameChain.Next(FrameChain.Genesis(CaoBang, LedgerOfCaoBang), bytes);
        var record = new JournalRecord(1, JournalRecordKind.Frame, CaoBang, LedgerOfCaoBang, head, 0, bytes);
        Assert.Throws<JournalDamagedException>(() => _fold.Apply(record));
    }

    [Fact]
    public void An_epoch_never_goes_back()
    {
        _fold.EnterEpoch(3);
        Assert.Equal(new JournalVersion(3, 0), _fold.Version);
        Assert.Throws<ArgumentOutOfRangeException>(() => _fold.EnterEpoch(2));
    }

    private static BoardFold Fold(int watchedMax = 64) =>
        new(AreaCatalogue.Reference, IndicatorCatalogue.Reference, watchedMax);

    private JournalRecord Frame(AreaId owner, LedgerId ledger, params Posting[] postings)
    {
        var entry = new EntryId(new Guid(++_entries, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0));
        var buffer = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. postings.Select(posting => new Core.Ledger.Fact(entry, posting))], buffer);
        var bytes = buffer.WrittenMemory.ToArray();
        var head = FrameChain.Next(_heads.GetValueOrDefault(ledger, FrameChain.Genesis(owner, ledger)), bytes);
        _heads[ledger] = head;
        return new JournalRecord(++_position, JournalRecordKind.Frame, owner, ledger, head, 0, bytes);
    }
}
