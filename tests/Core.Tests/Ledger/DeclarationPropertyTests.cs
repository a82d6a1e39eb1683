using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>Laws of declarations after any history of commands, good and bad ones mixed.</summary>
public sealed class DeclarationPropertyTests
{
    private static readonly string[] Codes = ["patrol.patrols", "patrol.participants", "crime.cases"];
    private static readonly string[] Places = ["20", "20/183", "20/185"];

    private static readonly Gen<DeclareNothing> Declarations = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 2],
        Gen.Int[0, 1],
        Gen.Int[0, 3],
        Gen.Int[0, 3],
        (what, place, force, code, days) =>
            TestLedger.Declaration(
                300,
                what == 2 ? null : (DeclaredKind)(1 + what),
                force == 0 ? Force.Police : Force.BorderGuard,
                Places[place],
                code == 3 ? Codes : [Codes[code]]
            ) with
            {
                Span = new Span(new Day(2025, 1, 9), new Day(2025, 1, 9 + days)),
            }
    );

    private static readonly Gen<DeclareNothing[]> Histories = Declarations.Array[0, 10];

    [Fact]
    public void Nothing_that_is_counted_stands_declared_whatever_came_first() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Histories, LedgerPropertyTests.Ledgers)
            .Sample(
                (ledger, declared, later) =>
                {
                    Apply(ledger, declared);
                    foreach (var entry in later.Entries.OfType<ActivityRecorded>())
                    {
                        _ = ledger.Do(new RecordActivity(Claim.Operator, Moved(entry.Id), entry.Content));
                    }

                    foreach (var (one, _) in ledger.Ledger.Declared())
                    {
                        Assert.DoesNotContain(ledger.Ledger.Items, item => Contradicts(item, one.Key));
                    }
                },
                iter: 300
            );

    [Fact]
    public void Every_declaration_again_writes_nothing_and_none_moves_a_figure() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Histories)
            .Sample(
                (ledger, declared) =>
                {
                    ledger.ReopenAll();
                    var before = ledger.SumOfFacts();
                    var accepted = Apply(ledger, declared);
                    var entries = ledger.Entries.Count;
                    Assert.All(accepted, one => Assert.IsType<Decision.AlreadyDone>(ledger.Do(one)));
                    Assert.Equal(entries, ledger.Entries.Count);
                    Assert.Equal(before, ledger.SumOfFacts());
                },
                iter: 200
            );

    [Fact]
    public void Declaring_and_withdrawing_leave_nothing() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Histories)
            .Sample(
                (ledger, declared) =>
                {
                    Apply(ledger, declared);
                    var id = 400;
                    foreach (var (one, _) in ledger.Ledger.Declared())
                    {
                        var (area, indicator, force, span) = one.Key;
                        var withdraw = new DeclareNothing(
                            Claim.Of(force),
                            TestLedger.IdOf(id++),
                            force,
                            area,
                            span,
                            Declared: null,
                            [indicator]
                        )
                        {
                            Reason = "all of it",
                        };
                        Assert.IsType<Decision.Accepted>(ledger.Do(withdraw));
                    }

                    Assert.Empty(ledger.Ledger.Declared());
                    Assert.Empty(Told(ledger).All);
                    Assert.True(Told(ledger).IsEmpty);
                },
                iter: 200
            );

    [Fact]
    public void A_replay_and_the_facts_alone_come_to_what_the_ledger_has_declared() =>
        Gen.Select(LedgerPropertyTests.Ledgers, Histories)
            .Sample(
                (ledger, declared) =>
                {
                    Apply(ledger, declared);
                    var stands = ledger.Ledger.Declared();
                    Assert.Equal(stands, ledger.Again().Ledger.Declared());
                    Assert.Equal(stands.Select(one => one.Declaration), Told(ledger).All);
                },
                iter: 200
            );

    [Fact]
    public void What_is_told_at_its_position_comes_to_the_same_in_any_order() =>
        Gen.Select(Histories, Gen.Int.Array[100])
            .Sample(
                (history, order) =>
                {
                    var told = history.SelectMany(Facts).Select((fact, i) => (Fact: fact, Position: i + 1L)).ToList();
                    var (inOrder, shuffled) = (new Declarations(), new Declarations());
                    told.ForEach(one => inOrder.Apply(one.Fact, one.Position));
                    foreach (var (fact, position) in told.OrderBy(one => order[(int)one.Position % 100]))
                    {
                        shuffled.Apply(fact, position);
                    }

                    Assert.Equal(inOrder.All, shuffled.All);
                },
                iter: 300
            );

    private static IEnumerable<DeclarationFact> Facts(DeclareNothing one) =>
        one
            .Indicators.Order()
            .Select(indicator => new DeclarationFact(
                new DeclarationKey(one.Area, indicator, one.Force, one.Span),
                one.Declared
            ));

    private static List<DeclareNothing> Apply(TestLedger ledger, DeclareNothing[] declared)
    {
        ledger.ReopenAll();
        var accepted = new List<DeclareNothing>();
        foreach (var (i, one) in declared.Index())
        {
            var command = one with { Declaration = TestLedger.IdOf(300 + i) };
            if (ledger.Do(command) is Decision.Accepted)
            {
                accepted.Add(command);
            }
        }

        return accepted;
    }

    private static Declarations Told(TestLedger ledger)
    {
        var told = new Declarations();
        foreach (var fact in Fact.OthersOf(ledger.Facts))
        {
            _ = told.TryApply(fact);
        }

        return told;
    }

    private static bool Contradicts(ItemState item, DeclarationKey key) =>
        !item.IsVoided
        && item.Amounts.Any(amount => amount.Indicator == key.Indicator)
        && !item.Forces.IsSomeCombination
        && item.Forces.Names(key.Force)
        && key.Span.Contains(item.Span)
        && AreaCatalogue.Reference.Includes(key.Area, item.Area);

    /// <summary>An id that the first ledger has not.</summary>
    private static EntryId Moved(EntryId id)
    {
        var bytes = id.ToArray();
        bytes[0] ^= 0x5A;
        return EntryId.FromBytes(bytes);
    }
}
