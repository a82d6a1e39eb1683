using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Simulation.Audit;

/// <summary>Declarations and the four kinds of nothing: what is right passes, what is wrong has a name.</summary>
public sealed class DeclarationAuditTests
{
    private const int Police = 2;
    private static readonly Span Days = new(History.Day.Plus(-2), History.Day.Plus(2));

    private static ConfirmedChange Said(ConfirmedKind kind, int entry, int indicator) =>
        new(kind, History.Id(entry), History.Owner, Days.First.Number, Days.Last.Number, 1 << Police, [])
        {
            Lead = Police,
            Declared = [indicator],
        };

    private static OtherFact Fact(DeclaredKind? kind, int indicator)
    {
        var key = new DeclarationKey(History.Owner, new IndicatorNumber((ushort)indicator), Force.Police, Days);
        return new DeclarationFact(key, kind).ToFact();
    }

    private static History Declare(
        History history,
        int entry,
        DeclaredKind kind = DeclaredKind.Zero,
        int? indicator = null
    )
    {
        var said = kind == DeclaredKind.Zero ? ConfirmedKind.DeclaredZero : ConfirmedKind.DeclaredNotApplicable;
        var of = indicator ?? History.Indicator;
        return history.Confirm(entry, Said(said, entry, of)).Say(entry, [], Fact(kind, of));
    }

    private static History Withdraw(History history, int entry) =>
        history
            .Confirm(entry, Said(ConfirmedKind.DeclaredNoMore, entry, History.Indicator))
            .Say(entry, [], Fact(null, History.Indicator));

    private static History Close(History history, int entry, Day through)
    {
        var closed = new ConfirmedChange(
            ConfirmedKind.Closed,
            History.Id(entry),
            History.Owner,
            through.Number,
            through.Number,
            1 << Police,
            []
        );
        var fact = new ClosingFact(Force.Police, History.Owner, through, History.Day).ToFact(FactKind.Closing);
        return history.Confirm(entry, closed).Say(entry, [], fact);
    }

    private static void End(History history) => history.Seal().Append(1).Publish(1).Show(1).End();

    private static void Caught(string check, History history) =>
        Assert.Equal(check, Assert.Throws<AuditException>(() => End(history)).Check);

    /// <summary>Which kind of nothing the auditor holds a figure of some days to be.</summary>
    private static byte KindOf(History history, Core.Areas.AreaId area, View view)
    {
        history.Seal().Append(history.Frames.Count);
        var figure = new ShownFigure(area.Value, History.Indicator, (int)view, 0, 0, 0, 0, 1, 1, 0, 0);
        byte[] kinds =
        [
            NothingKinds.NotExpected,
            NothingKinds.NotApplicable,
            NothingKinds.Zero,
            NothingKinds.NotYetClosed,
            NothingKinds.Counted,
        ];
        return kinds.Single(kind => Record.Exception(() => Show(history, figure with { Kind = kind })) is null);
    }

    private static void Show(History history, ShownFigure figure) =>
        history.Auditor.FigureShown(1, history.Epoch, history.Position, Days.First.Number, Days.Last.Number, figure);

    [Fact]
    public void A_declaration_and_its_withdrawal_pass() => End(Withdraw(Declare(new(), 1), 2));

    [Fact]
    public void The_last_word_stands() => End(Declare(Declare(new(), 1), 2, DeclaredKind.NotApplicable));

    [Fact]
    public void A_declaration_that_is_told_otherwise_is_caught() =>
        Caught(
            Checks.DeclaredAsSaid,
            new History()
                .Confirm(1, Said(ConfirmedKind.DeclaredZero, 1, History.Indicator))
                .Say(1, [], Fact(DeclaredKind.NotApplicable, History.Indicator))
        );

    [Fact]
    public void A_declaration_for_another_force_is_caught() =>
        Caught(
            Checks.DeclaredAsSaid,
            new History()
                .Confirm(1, Said(ConfirmedKind.DeclaredZero, 1, History.Indicator) with { Lead = 0 })
                .Say(1, [], Fact(DeclaredKind.Zero, History.Indicator))
        );

    [Fact]
    public void What_is_declared_and_counted_is_caught() =>
        Caught(Checks.DeclaredAlone, Declare(new History().Record(1, 5), 2));

    [Fact]
    public void What_is_counted_and_declared_is_caught() =>
        Caught(Checks.DeclaredAlone, Declare(new(), 1).Record(2, 5));

    [Fact]
    public void What_was_declared_no_more_may_be_counted() => End(Withdraw(Declare(new(), 1), 2).Record(3, 5));

    [Fact]
    public void A_declaration_of_closed_days_is_caught() =>
        Caught(Checks.DeclaredOpen, Declare(Close(new(), 1, Days.Last), 2));

    [Fact]
    public void A_declaration_of_days_that_are_not_all_closed_passes() =>
        End(Declare(Close(new(), 1, Days.Last.Plus(-1)), 2));

    [Fact]
    public void A_board_that_keeps_what_was_taken_back_is_caught()
    {
        var history = Declare(new(), 1).Seal().Append(1);
        var before = history.Board();
        Withdraw(history, 2).Seal().Append(2);
        Assert.Equal(Checks.BoardSums, Assert.Throws<AuditException>(() => history.Publish(1, before)).Check);
    }

    [Fact]
    public void A_board_that_lost_a_declaration_is_caught()
    {
        var history = new History().Record(1, 5).Seal().Append(1);
        var before = history.Board();
        Close(history, 2, Days.First.Plus(-9)).Seal().Append(2);
        Declare(history, 3, indicator: 7).Seal().Append(3);
        Assert.Equal(Checks.BoardSums, Assert.Throws<AuditException>(() => history.Publish(1, before)).Check);
    }

    [Fact]
    public void What_is_neither_declared_nor_closed_is_not_yet_closed() =>
        Assert.Equal(
            NothingKinds.NotYetClosed,
            KindOf(Close(new(), 1, Days.Last.Plus(-1)), History.Owner, View.Police)
        );

    [Fact]
    public void What_is_closed_is_zero() =>
        Assert.Equal(NothingKinds.Zero, KindOf(Close(new(), 1, Days.Last), History.Owner, View.Police));

    [Theory]
    [InlineData(DeclaredKind.Zero, NothingKinds.Zero)]
    [InlineData(DeclaredKind.NotApplicable, NothingKinds.NotApplicable)]
    public void What_is_declared_is_what_it_is_declared_to_be(DeclaredKind declared, byte kind) =>
        Assert.Equal(kind, KindOf(Declare(new(), 1, declared), History.Owner, View.Police));

    [Fact]
    public void Of_whom_nobody_expects_anything_nothing_is_expected() =>
        Assert.Equal(NothingKinds.NotExpected, KindOf(Declare(new(), 1), History.Owner, View.CoastGuard));

    [Fact]
    public void What_one_force_has_open_the_province_has_open() =>
        Assert.Equal(NothingKinds.NotYetClosed, KindOf(Declare(new(), 1), History.Owner, View.Total));

    [Fact]
    public void What_one_province_has_open_the_nation_has_open() =>
        Assert.Equal(NothingKinds.NotYetClosed, KindOf(Declare(new(), 1), Core.Areas.AreaId.Nation, View.Police));
}
