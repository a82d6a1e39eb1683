using System.Buffers;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class DeclarationTests
{
    private const string Patrols = "patrol.patrols";
    private const string Cases = "crime.cases";

    private readonly TestLedger _ledger = new();

    [Fact]
    public void A_declaration_tells_the_nation_area_period_force_and_indicators_and_moves_no_figure()
    {
        Assert.IsType<Decision.Accepted>(Zero(1, Force.Police, "20", Patrols, Cases));

        Assert.Empty(Fact.PostingsOf(_ledger.Facts));
        var told = Fact.OthersOf(_ledger.Facts).Select(Read).ToList();
        Assert.Equal([Key("20", Cases), Key("20", Patrols)], told.Select(one => one.Key).OrderBy(IsPatrols));
        Assert.All(told, one => Assert.Equal(DeclaredKind.Zero, one.Declared));
        Assert.Equal(2, _ledger.Ledger.Declared().Count);
        Assert.All(_ledger.Ledger.Declared(), one => Assert.Equal(1, one.SaidBy.Value));
    }

    [Fact]
    public void A_retry_answers_the_same_and_the_id_is_no_other_declarations()
    {
        Zero(1, Force.Police, "20", Patrols, Cases);

        var again = Assert.IsType<Decision.AlreadyDone>(Zero(1, Force.Police, "20", Cases, Patrols));
        Assert.Equal((1, 2), (again.Entry.Value, again.Revision));
        Refused(Zero(1, Force.Police, "20", Cases), RefusalCode.IdTaken, "that crime.cases, patrol.patrols is zero");
        Refused(_ledger.Record(1, TestLedger.Patrol(1, 9)), RefusalCode.IdTaken, "another entry");
        Assert.Single(_ledger.Entries);
    }

    [Fact]
    public void What_was_counted_is_not_declared_away_and_the_refusal_says_what_it_is()
    {
        _ledger.Record(1, TestLedger.Patrol(2, 9));
        _ledger.Record(2, TestLedger.Patrol(3, 9));

        Refused(Zero(3, Force.Police, "20", Patrols), RefusalCode.Counted, "5 patrols (2 amounts)", "in 20 (");
        Refused(NotApplicable(3, Force.BorderGuard, "20/183", Patrols), RefusalCode.Counted, "not applicable");
        Accepted(Zero(3, Force.Military, "20", Patrols));
        Accepted(Zero(4, Force.Police, "20/185", Patrols));
        Accepted(Zero(5, Force.Police, "20", Cases));
        _ledger.Void(1, 6);
        _ledger.Void(2, 7);
        Accepted(Zero(8, Force.Police, "20", Patrols));
    }

    [Fact]
    public void What_is_declared_is_not_counted_by_anybody_until_it_is_withdrawn()
    {
        Zero(1, Force.Police, "20", Patrols);
        const string stands =
            "police has declared patrol.patrols zero in 20 (Tỉnh Lạng Sơn) for 2025-01-01..2025-01-31";
        const string cure =
            "fed declare withdraw patrol.patrols --area 20 --force police --period 2025-01-01..2025-01-31";

        Refused(_ledger.Record(2, TestLedger.Patrol(1, 9)), RefusalCode.Declared, stands, "(entry 1)", cure);
        var plan = _ledger.Import("20/183,2025-01-02,2025-01-31,police,patrol.patrols,exact,3");
        Assert.Contains(stands, Assert.Single(Assert.Single(plan.Lines).Refusals).Message, StringComparison.Ordinal);
        var filed = _ledger.File(Posting(3));
        Assert.Contains(stands, Assert.Single(filed.Refusals).Message, StringComparison.Ordinal);
        Accepted(Withdraw(4, Force.Police, "20", Patrols));
        Accepted(_ledger.Record(2, TestLedger.Patrol(1, 9)));
        Assert.Empty(_ledger.Ledger.Declared());
    }

    [Fact]
    public void A_part_that_is_counted_and_its_whole_that_is_none_exclude_each_other()
    {
        var police = ForceSet.Of(Force.Police);
        QuantifiedAmount[] amounts = [TestLedger.Of("crime.drug.cases", 1)];
        var drugs = new ActivityContent(TestLedger.Owner, new Day(2025, 1, 15), police, Force.Police, amounts);
        Zero(1, Force.Police, "20", Cases);
        Refused(_ledger.Record(2, drugs), RefusalCode.Declared, "police has declared crime.cases zero in 20");
        Accepted(Withdraw(3, Force.Police, "20", Cases));
        Accepted(_ledger.Record(2, drugs));
        Refused(Zero(4, Force.Police, "20", Cases), RefusalCode.Counted, "1 case", "declared zero");
        Accepted(Zero(5, Force.Police, "20", "crime.subjects"));
    }

    [Fact]
    public void A_force_neither_joins_nor_is_brought_in_by_a_correction_under_its_declaration()
    {
        Zero(1, Force.Police, "20", Patrols);
        var alone = Of("border_guard");
        Accepted(_ledger.Record(2, alone));

        Refused(_ledger.Correct(2, 3, TestLedger.Patrol(1, 9)), RefusalCode.Declared, "withdraw");
        var joining = new RecordActivity(Claim.Of(Force.Police), TestLedger.IdOf(4), Of("police"))
        {
            Joins = TestLedger.IdOf(2),
        };
        Refused(_ledger.Do(joining), RefusalCode.Declared, "withdraw");
        Accepted(Withdraw(5, Force.Police, "20", Patrols));
        Accepted(_ledger.Do(joining));
    }

    [Fact]
    public void What_some_combination_did_or_lies_partly_outside_or_elsewhere_contradicts_nothing()
    {
        Zero(1, Force.Police, "20/183", Patrols);

        var plan = _ledger.Import(
            "20/183,2025-01-01,2025-01-31,police|military,patrol.patrols,exact,3",
            "20/183,2024-12-01,2025-01-31,police,patrol.patrols,exact,3",
            "20/185,2025-01-01,2025-01-31,police,patrol.patrols,exact,3",
            "20,2025-01-01,2025-01-31,police,patrol.patrols,exact,3"
        );
        Assert.Equal(4, plan.Entries.Count);
    }

    [Fact]
    public void A_later_declaration_takes_the_place_of_the_same_one_and_only_what_stands_is_withdrawn()
    {
        Zero(1, Force.Police, "20", Patrols);
        Accepted(NotApplicable(2, Force.Police, "20", Patrols));

        var (stands, saidBy) = Assert.Single(_ledger.Ledger.Declared());
        Assert.Equal((DeclaredKind.NotApplicable, 2), (stands.Declared, saidBy.Value));
        Refused(
            Withdraw(3, Force.Police, "20/183", Patrols),
            RefusalCode.NotFound,
            "declared nothing of patrol.patrols in 20/183"
        );
        var other = TestLedger.Declaration(3, null, Force.Police, "20", Patrols) with
        {
            Span = Span.Of(new(2025, 1, 2)),
        };
        Refused(_ledger.Do(other), RefusalCode.NotFound, "What stands there: not applicable 2025-01-01..2025-01-31");
    }

    [Fact]
    public void Closed_days_are_declared_and_withdrawn_after_a_reopening_only()
    {
        Zero(1, Force.Police, "20", Patrols);
        _ledger.Close(2, Force.Police, "20", new Day(2025, 1, 31));

        Refused(Zero(3, Force.Police, "20/183", Cases), RefusalCode.WrongState, "closed by police", "reopen first");
        Refused(Withdraw(3, Force.Police, "20", Patrols), RefusalCode.WrongState, "reopen first");
        Accepted(Zero(3, Force.Military, "20", Cases));
        Accepted(_ledger.Reopen(4, Force.Police, "20", new Day(2025, 1, 31)));
        Accepted(Withdraw(5, Force.Police, "20", Patrols));
    }

    [Fact]
    public void Each_wrong_word_is_named_with_what_would_be_allowed()
    {
        var good = TestLedger.Declaration(1, DeclaredKind.Zero, Force.Police, "20", Patrols);
        var (february, march) = (new Day(2025, 2, 1), new Day(2025, 3, 31));

        Refused(good with { By = Claim.Of(Force.Military) }, RefusalCode.NotPermitted, "only police itself can");
        Refused(good with { By = Claim.Operator }, RefusalCode.NotPermitted, "operator cannot declare for police");
        Refused(good with { Area = TestLedger.Area("04") }, RefusalCode.InvalidField, "does not lie in 20");
        Refused(good with { Span = new Span(february, march) }, RefusalCode.InvalidField, "is not within");
        Refused(
            good with
            {
                Span = new Span(TestLedger.January.First, february.Plus(1)),
            },
            RefusalCode.InvalidField,
            "is not over on 2025-02-01 (today)"
        );
        Refused(good with { Indicators = [] }, RefusalCode.InvalidField, "1 to 128 indicators");
        Refused(good with { Indicators = [new(60_000)] }, RefusalCode.InvalidField, "There is no indicator 60000");
        Refused(good with { Indicators = [.. good.Indicators, .. good.Indicators] }, RefusalCode.InvalidField, "once");
        Refused(good with { Declared = null, Reason = "" }, RefusalCode.InvalidField, "Give a reason");
        Refused(good with { Declaration = default }, RefusalCode.InvalidField, "mint a new one");
        Assert.Empty(_ledger.Entries);
    }

    [Fact]
    public void A_ledger_that_is_repaired_from_the_nations_copy_knows_what_is_declared_and_a_retry_of_it()
    {
        Zero(1, Force.Police, "20", Patrols, Cases);
        NotApplicable(2, Force.Police, "20", "disaster.fires");
        Withdraw(3, Force.Police, "20", Cases);
        var frame = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. _ledger.Facts], frame);
        var copy = new NationCopy(TestLedger.Identity, [frame.WrittenMemory]);

        var plan = LedgerAdoption.Plan(TestLedger.Scope, [copy], [], TestLedger.At);

        Assert.Empty(plan.Conflicts);
        var repaired = TestLedger.New();
        foreach (var entry in plan.Entries)
        {
            repaired.Adopt(entry);
        }

        Assert.Equal(
            _ledger.Ledger.Declared().Select(one => one.Declaration),
            repaired.Declared().Select(one => one.Declaration)
        );
        var retry = TestLedger.Declaration(3, null, Force.Police, "20", Cases);
        Assert.IsType<Decision.AlreadyDone>(repaired.Decide(retry, TestLedger.Today, TestLedger.At));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 127)]
    [InlineData(8, 0)]
    [InlineData(12, 4)]
    [InlineData(15, 3)]
    public void Bytes_that_no_declaration_has_are_no_declaration(int at, byte value)
    {
        var good = new DeclarationFact(Key("20", Patrols), DeclaredKind.Zero).ToFact();
        Assert.Equal(good, Read(good).ToFact());
        var bytes = good.Bytes.ToArray();
        bytes.AsSpan(at, at < 12 ? 4 : 1).Fill(value);

        Assert.False(DeclarationFact.TryRead(new OtherFact(FactKind.Declaration, bytes), out _));
        Assert.False(DeclarationFact.TryRead(new OtherFact(FactKind.Declaration, good.Bytes[..15]), out _));
        Assert.False(DeclarationFact.TryRead(new OtherFact(FactKind.Code, good.Bytes), out _));
    }

    [Fact]
    public void Whoever_is_not_expected_has_nothing_to_declare()
    {
        Refused(
            Zero(1, Force.CoastGuard, "20", Patrols),
            RefusalCode.InvalidField,
            "coast_guard is not expected to report of 20 (Tỉnh Lạng Sơn) for 2025-01-01..2025-01-31"
        );
        Refused(NotApplicable(1, Force.CoastGuard, "20/183", Patrols), RefusalCode.InvalidField, "not expected");
        Accepted(Zero(1, Force.BorderGuard, "20/183/ba-son", Patrols));
        var july = TestLedger.Declaration(2, DeclaredKind.Zero, Force.BorderGuard, "20", Patrols) with
        {
            Span = new Span(new Day(2025, 7, 1), new Day(2025, 7, 31)),
        };
        Refused(_ledger.Do(july, new Day(2025, 8, 1)), RefusalCode.InvalidField, "border_guard is not expected");
        var half = july with { Span = new Span(new Day(2025, 6, 1), new Day(2025, 7, 31)) };
        Accepted(_ledger.Do(half, new Day(2025, 8, 1)));
    }

    [Fact]
    public void A_period_is_declared_once_it_is_over()
    {
        var january = TestLedger.Declaration(1, DeclaredKind.Zero, Force.Police, "20", Patrols);

        Refused(
            _ledger.Do(january, new Day(2025, 1, 31)),
            RefusalCode.InvalidField,
            "2025-01-01..2025-01-31 is not over on 2025-01-31 (today): it can be declared from 2025-02-01 on."
        );
        Accepted(_ledger.Do(january, new Day(2025, 2, 1)));
    }

    private static bool IsPatrols(DeclarationKey key) => key.Indicator == TestLedger.Of(Patrols, 0).Indicator;

    private static ActivityContent Of(string forces) =>
        new(
            TestLedger.Area("20/183/ba-son"),
            new Day(2025, 1, 15),
            TestLedger.Forces(forces),
            TestLedger.Forces(forces) == TestLedger.Forces("police") ? Force.Police : Force.BorderGuard,
            [TestLedger.Of(Patrols, 1)]
        );

    private static FileReturn Posting(int id) =>
        new(
            Claim.Operator,
            TestLedger.IdOf(id),
            TestLedger.Owner,
            TestLedger.January,
            View.Police,
            [TestLedger.Of(Patrols, 4)]
        )
        {
            Difference = TestLedger.Forces("police"),
        };

    private static DeclarationFact Read(OtherFact fact)
    {
        Assert.True(DeclarationFact.TryRead(fact, out var read));
        return read.Value;
    }

    private static DeclarationKey Key(string area, string indicator) =>
        new(TestLedger.Area(area), TestLedger.Of(indicator, 0).Indicator, Force.Police, TestLedger.January);

    private Decision Zero(int id, Force force, string area, params string[] indicators) =>
        _ledger.Declare(id, DeclaredKind.Zero, force, area, indicators);

    private Decision NotApplicable(int id, Force force, string area, params string[] indicators) =>
        _ledger.Declare(id, DeclaredKind.NotApplicable, force, area, indicators);

    private Decision Withdraw(int id, Force force, string area, params string[] indicators) =>
        _ledger.Declare(id, null, force, area, indicators);

    private static void Accepted(Decision decision) => Assert.IsType<Decision.Accepted>(decision);

    private void Refused(DeclareNothing command, RefusalCode code, string words) =>
        Refused(_ledger.Do(command), code, words);

    private static void Refused(Decision decision, RefusalCode code, params string[] words)
    {
        var refusal = Assert.IsType<Decision.Refused>(decision).Refusals[0];
        Assert.Equal(code, refusal.Code);
        Assert.All(words, word => Assert.Contains(word, refusal.Message, StringComparison.Ordinal));
    }
}
