using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

/// <summary>Declarations on boards: in their bytes, their deltas, and after a checkpoint.</summary>
public sealed class BoardDeclarationTests
{
    private static readonly LedgerId Ledger = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly SampleEdge _edge = new(CaoBang, Ledger);
    private readonly BoardFold _fold = Fold();
    private long _position;

    [Fact]
    public void A_declaration_is_part_of_the_boards_bytes_and_withdrawing_it_gives_the_board_as_it_was()
    {
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        var before = _fold.BoardAt(Quarter).Encode();
        Declare(DeclaredKind.Zero, Force.Police, Attendance, Quarter);

        var declared = _fold.BoardAt(Quarter);
        Assert.Equal(
            [new BoardDeclaration(Force.Police, Quarter, DeclaredKind.Zero)],
            declared.Find(CaoBang)!.Find(Attendance)!.Declarations
        );
        Assert.Equal((2, 4), (before[0], declared.Encode()[0]));
        Assert.Null(Board.TryDecode(declared.Encode(), out var again));
        Assert.Equal(declared.Digest, again!.Digest);
        Assert.Equal(0, _fold.ParkedFacts);
        Declare(null, Force.Police, Attendance, Quarter);
        Assert.Equal(before, _fold.BoardAt(Quarter).Encode());
    }

    [Fact]
    public void A_board_says_no_more_of_a_declaration_than_its_period_and_the_same_of_the_same_days()
    {
        var (january, rest) = (Days(1, 31), Days(32, 90));
        Declare(DeclaredKind.Zero, Force.Police, Patrols, january);
        Declare(DeclaredKind.Zero, Force.Police, Patrols, new Span(rest.First, new Day(2025, 12, 31)));
        var parts = _fold.BoardAt(Quarter);
        var other = new BoardDeclarationTests();
        other.Declare(DeclaredKind.Zero, Force.Police, Patrols, Quarter);

        Assert.Equal(parts.Encode(), other._fold.BoardAt(Quarter).Encode());
        Assert.Empty(_fold.BoardAt(new Span(new Day(2024, 1, 1), new Day(2024, 12, 31))).Leaves);
    }

    [Fact]
    public void A_delta_carries_declarations_and_their_end()
    {
        var before = _fold.BoardAt(Quarter);
        Declare(DeclaredKind.NotApplicable, Force.Police, Patrols, Quarter);
        var declared = _fold.BoardAt(Quarter);
        Declare(null, Force.Police, Patrols, Quarter);
        var withdrawn = _fold.BoardAt(Quarter);

        Assert.Equal(declared.Digest, Sent(before, declared).Digest);
        Assert.Equal(before.Digest, Sent(declared, withdrawn).Digest);
    }

    [Fact]
    public void Declarations_outlive_a_checkpoint_and_are_followed_after_it() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 120], Gen.Bool)
            .Array[1, 12]
            .Sample(
                steps =>
                {
                    var test = new BoardDeclarationTests();
                    var after = Fold();
                    foreach (var (kind, force, day, isPatrols) in steps)
                    {
                        var days = Days(day, day + 20);
                        var indicator = isPatrols ? Patrols : Attendance;
                        var key = new DeclarationKey(CaoBang, indicator, (Force)force, days);
                        var fact = new DeclarationFact(key, kind == 0 ? null : (DeclaredKind)kind);
                        var record = test._edge.Frame(fact.ToFact());
                        test.Apply(record);
                        var bytes = FoldCheckpointCodec.Encode(after.Take());
                        Assert.Null(FoldCheckpointCodec.TryDecode(bytes.Span, out var checkpoint));
                        after = BoardFold.From(checkpoint!, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
                        _ = after.BoardAt(Quarter);
                        after.Apply(record with { Position = test._position });
                        Assert.Equal(test._fold.BoardAt(Quarter).Encode(), after.BoardAt(Quarter).Encode());
                        Assert.Equal(Anew(after).Encode(), after.BoardAt(Quarter).Encode());
                    }
                },
                iter: 200
            );

    [Fact]
    public void What_is_declared_of_a_district_or_a_foreign_area_is_on_no_board()
    {
        Declare(DeclaredKind.Zero, Force.Police, Patrols, Quarter, Area("04/043"));
        Assert.Equal(0, _fold.ParkedFacts);
        Declare(DeclaredKind.Zero, Force.Police, Patrols, Quarter, LangSon);

        Assert.Equal(1, _fold.ParkedFacts);
        Assert.Empty(_fold.BoardAt(Quarter).Leaves);
    }

    [Fact]
    public void A_figure_of_the_board_says_which_nothing_it_is()
    {
        Declare(DeclaredKind.Zero, Force.Police, Patrols, Quarter);

        Assert.Equal(FigureKind.DeclaredZero, Kind("04", "police"));
        Assert.Equal(FigureKind.NotYetClosed, Kind("04", "total"));
        Assert.Equal(FigureKind.NotExpected, Kind("04", "coast_guard"));
        Assert.Equal(FigureKind.NotYetClosed, Kind("VN", "police"));
        Declare(DeclaredKind.NotApplicable, Force.Police, Patrols, Quarter);
        Assert.Equal(FigureKind.NotApplicable, Kind("04", "police"));
        Apply(_edge.Frame(Post(CaoBang, Patrols, "border_guard", 4)));
        Assert.Equal(FigureKind.Counted, Kind("04", "total"));
        Assert.Equal(FigureKind.NotApplicable, Kind("04", "police"));
    }

    [Fact]
    public void Declarations_that_no_board_has_are_refused_by_name()
    {
        Declare(DeclaredKind.Zero, Force.Police, Patrols, Quarter);
        var good = _fold.BoardAt(Quarter).Encode();
        var at = good.Length - 10;

        Assert.Equal(BoardDecodeError.UnknownFormat, Error(bytes => bytes[0] = 5));
        Assert.Equal(BoardDecodeError.UnknownCode, Error(bytes => bytes[0] = 3));
        Assert.Equal(BoardDecodeError.UnknownCode, Error(bytes => bytes[at] = 4));
        Assert.Equal(BoardDecodeError.UnknownCode, Error(bytes => bytes[at + 1] = 0));
        Assert.Equal(BoardDecodeError.OutOfOrder, Error(bytes => bytes[at + 2]--));
        Assert.Equal(BoardDecodeError.Empty, Error(bytes => bytes[at - 2] = 0));

        BoardDecodeError? Error(Action<byte[]> change)
        {
            var bytes = good.ToArray();
            change(bytes);
            return Board.TryDecode(bytes, out _);
        }
    }

    private static BoardFold Fold() => new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);

    private static Board Anew(BoardFold fold)
    {
        Assert.Null(FoldCheckpointCodec.TryDecode(FoldCheckpointCodec.Encode(fold.Take()).Span, out var checkpoint));
        return BoardFold.From(checkpoint!, AreaCatalogue.Reference, IndicatorCatalogue.Reference).BoardAt(Quarter);
    }

    private static Board Sent(Board before, Board after)
    {
        Assert.Null(BoardDelta.TryDecode(BoardDelta.Between(before, after).Encode(), out var delta));
        return delta!.ApplyTo(before);
    }

    private static Span Days(int from, int to) =>
        new(new Day(2025, 1, 1).Plus(from - 1), new Day(2025, 1, 1).Plus(to - 1));

    private FigureKind Kind(string area, string view)
    {
        var question = new FigureQuestion(area, "2025-Q1", "", view, ["patrol.patrols"]);
        var (areas, indicators) = (AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        Assert.Empty(question.Check(new Day(2025, 4, 9), areas, indicators, out var query));
        return Assert.Single(ComparedBoards.Answer(query!, _fold.BoardAt, areas).Lines).Kind;
    }

    private void Declare(DeclaredKind? kind, Force force, IndicatorNumber indicator, Span days, AreaId? area = null) =>
        Apply(
            _edge.Frame(new DeclarationFact(new DeclarationKey(area ?? CaoBang, indicator, force, days), kind).ToFact())
        );

    private void Apply(JournalRecord record) => _fold.Apply(record with { Position = ++_position });
}
