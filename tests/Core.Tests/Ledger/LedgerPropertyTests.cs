using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire;
using Xunit;
using V1 = Federation.Wire.V1;

namespace Federation.Core.Tests.Ledger;

/// <summary>Laws that hold after any commands, good and bad ones mixed, retries too.</summary>
public sealed class LedgerPropertyTests
{
    private const int Ids = 12;
    private static readonly string[] Areas = ["20", "20/183", "20/183/ba-son"];
    private static readonly string[] Sets = ["police", "border_guard+police", "border_guard|police"];
    private static readonly string[] Indicators = ["crime.cases", "crime.subjects", "patrol.patrols"];

    private static readonly Gen<ActivityContent> Contents = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 3],
        Gen.Int[0, 1],
        Gen.Long[0, 3],
        Gen.Int[1, 3],
        (area, day, set, amount, count) =>
            new ActivityContent(
                AreaOf(area),
                DayOf(day),
                TestLedger.Forces(Sets[set]),
                Force.Police,
                [.. Indicators.Take(count).Select((name, i) => TestLedger.Of(name, amount + i, (Qualifier)(1 + i)))]
            )
    );

    private static readonly Gen<string> Lines = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[1, 2],
        Gen.Int[0, 2],
        Gen.Int[0, 1],
        Gen.Int[0, 2],
        (area, month, set, indicator, amount) =>
            $"{Areas[area]},2024-01-01,2024-0{month}-28,{Sets[set]},{Indicators[indicator]},exact,{amount}"
    );

    private static readonly Gen<ImportFile> Files = Gen.Select(
        Lines.Array[1, 5],
        Gen.Int[0, 2],
        (lines, option) => TestLedger.File(lines) with { Add = option == 1, Replace = option == 2 }
    );

    private static readonly Gen<EntryId> IdGen = Gen.Int[1, Ids].Select(TestLedger.IdOf);

    private static readonly Gen<Command> Records = Gen.Select(IdGen, Contents)
        .Select(Command (c) => new RecordActivity(Claim.Operator, c.Item1, c.Item2));

    private static readonly Gen<Command> Corrections = Gen.Select(IdGen, IdGen, Contents)
        .Select(Command (c) => new CorrectActivity(Claim.Operator, c.Item1, c.Item2, c.Item3, "why"));

    private static readonly Gen<Command> Voids = Gen.Select(IdGen, IdGen)
        .Select(Command (c) => new VoidActivity(Claim.Operator, c.Item1, c.Item2, "why"));

    private static readonly Gen<Claim> Forces = Gen.OneOf(
        Gen.Const(Claim.Of(Force.BorderGuard)),
        Gen.Const(Claim.Of(Force.Police))
    );

    private static readonly Gen<Command> Confirmations = Gen.Select(Forces, IdGen, Gen.Int[1, 3])
        .Select(Command (c) => new ConfirmParticipation(c.Item1, c.Item2, c.Item3));

    private static readonly Gen<Command> Declines = Gen.Select(Forces, IdGen, Gen.Int[1, 3])
        .Select(Command (c) => new DeclineParticipation(c.Item1, c.Item2, c.Item3, "why"));

    private static readonly Gen<Command> Closings = Gen.Select(Forces, IdGen, Gen.Int[0, 2], Gen.Int[0, 3], Gen.Bool)
        .Select(
            Command (c) =>
                c.Item5
                    ? new ClosePeriod(c.Item1, c.Item2, c.Item1.Force!.Value, AreaOf(c.Item3), DayOf(c.Item4))
                    : new ReopenPeriod(c.Item1, c.Item2, c.Item1.Force!.Value, AreaOf(c.Item3), DayOf(c.Item4), "why")
        );

    /// <summary>Second records by the border guard, which the police's activities are of too.</summary>
    private static readonly Gen<Command> SecondRecords = Gen.Select(IdGen, IdGen, Contents, Gen.Bool)
        .Where((_, _, said, _) => said.Forces.Names(Force.BorderGuard))
        .Select(
            Command (id, other, said, joins) =>
            {
                var twin = new ActivityContent(said.Area, said.Day, said.Forces, Force.BorderGuard, [.. said.Amounts]);
                var command = new RecordActivity(Claim.Of(Force.BorderGuard), id, twin);
                return joins ? command with { Joins = other } : command with { DistinctFrom = [other] };
            }
        );

    private static readonly Gen<Action<TestLedger>> Steps = Gen.Frequency(
        (4, SecondRecords.Select(Step.Do)),
        (4, Confirmations.Select(Step.Do)),
        (3, Declines.Select(Step.Do)),
        (4, Records.Select(Step.Do)),
        (4, Corrections.Select(Step.Do)),
        (2, Voids.Select(Step.Do)),
        (3, Closings.Select(Step.Do)),
        (3, Files.Select(Step.Import)),
        (2, Gen.Int[0, 5].Select(Step.Undo))
    );

    internal static readonly Gen<TestLedger> Ledgers = Steps.Array[0, 40].Select(Run);

    internal static AreaId AreaOf(int area) => TestLedger.Area(Areas[area]);

    internal static Day DayOf(int day) => new Day(2025, 1, 10).Plus(day);

    [Fact]
    public void Facts_add_up_to_what_is_live() =>
        Ledgers.Sample(ledger => Assert.Equal(ledger.SumOfLive(), ledger.SumOfFacts()), iter: 300);

    [Fact]
    public void Sums_of_indicators_are_those_of_the_facts() =>
        Ledgers.Sample(
            ledger =>
            {
                foreach (var indicator in Indicators.Select(name => TestLedger.Of(name, 0).Indicator))
                {
                    var postings = Fact.PostingsOf(ledger.Facts).Where(posting => posting.Key.Indicator == indicator);
                    Assert.Equal(postings.Sum(posting => posting.Amount), ledger.Ledger.SumOf(indicator));
                }
            },
            iter: 300
        );

    [Fact]
    public void Replay_of_stored_entries_gives_the_same_facts_and_the_same_ledger() =>
        Ledgers.Sample(
            ledger =>
            {
                var replayed = TestLedger.New();
                var facts = new List<Fact>();
                foreach (var entry in ledger.Entries)
                {
                    var stored = V1Bytes(entry);
                    facts.AddRange(replayed.Apply(StoredEntries.FromStored(entry.Number, entry.Id, stored)));
                }

                Assert.Equal(ledger.Facts, facts);
                Assert.Equal(TestLedger.Show(ledger.Ledger.Items), TestLedger.Show(replayed.Items));
                Assert.Equal(ledger.Ledger.NextEntry, replayed.NextEntry);
                Assert.Equal(ledger.Ledger.LatestDay, replayed.LatestDay);
                Assert.Equal(ledger.Ledger.Closed.All, replayed.Closed.All);
            },
            iter: 300
        );

    [Fact]
    public void Every_command_again_writes_nothing() =>
        Gen.Select(Ledgers, Gen.OneOf(Records, Corrections, Voids, Confirmations, Declines, Closings, SecondRecords))
            .Sample(
                (ledger, command) =>
                {
                    var first = ledger.Do(command);
                    var entries = ledger.Entries.Count;
                    var again = ledger.Do(command);

                    Assert.Equal(entries, ledger.Entries.Count);
                    Assert.Equal(first is Decision.Refused, again is Decision.Refused);
                    Assert.Equal(first is Decision.Asked, again is Decision.Asked);
                },
                iter: 300
            );

    [Fact]
    public void A_file_again_writes_nothing() =>
        Gen.Select(Ledgers, Files)
            .Sample(
                (ledger, file) =>
                {
                    var first = ledger.Import(file);
                    var again = ledger.Import(file);

                    Assert.Empty(again.Entries);
                    Assert.Equal(first.IsRefused, again.IsRefused);
                    Assert.Equal(first.Lines.Select(line => line.Lump), again.Lines.Select(line => line.Lump));
                },
                iter: 300
            );

    [Fact]
    public void Undo_of_an_import_restores_what_was() =>
        Gen.Select(Ledgers, Files)
            .Sample(
                (ledger, file) =>
                {
                    var (lumps, facts) = (ledger.LiveLumps(), ledger.SumOfFacts());
                    var plan = ledger.Import(file);
                    if (plan.Entries.Count > 0)
                    {
                        Assert.False(ledger.Undo(plan.Import!.Value).IsRefused);
                        Assert.Empty(ledger.Undo(plan.Import!.Value).Entries);
                    }

                    Assert.Equal(lumps, ledger.LiveLumps());
                    Assert.Equal(facts, ledger.SumOfFacts());
                },
                iter: 300
            );

    [Fact]
    public void All_imports_can_be_undone_from_the_last_to_the_first() =>
        Ledgers.Sample(
            ledger =>
            {
                ledger.ReopenAll();
                foreach (var import in Step.ImportsOf(ledger).AsEnumerable().Reverse())
                {
                    Assert.False(ledger.Undo(import).IsRefused);
                }

                Assert.Empty(ledger.LiveLumps());
            },
            iter: 300
        );

    [Fact]
    public void Record_and_void_leave_nothing() =>
        Gen.Select(Ledgers, Contents)
            .Sample(
                (ledger, content) =>
                {
                    ledger.ReopenAll();
                    var before = ledger.SumOfFacts();
                    Twins.RecordAsAnother(ledger, 100, content);
                    ledger.Void(100, 101);

                    Assert.Equal(before, ledger.SumOfFacts());
                },
                iter: 300
            );

    [Fact]
    public void Correcting_and_correcting_back_leaves_what_was() =>
        Gen.Select(Ledgers, Contents, Contents)
            .Where((_, first, second) => !first.Equals(second))
            .Sample(
                (ledger, first, second) =>
                {
                    ledger.ReopenAll();
                    Twins.RecordAsAnother(ledger, 100, first);
                    var before = ledger.SumOfFacts();
                    ledger.Correct(100, 101, second);
                    ledger.Correct(100, 102, first);

                    Assert.Equal(before, ledger.SumOfFacts());
                    Assert.Equal(3, ledger.Item(100).Revision);
                },
                iter: 300
            );

    private static V1.StoredEntry V1Bytes(Entry entry) =>
        V1.StoredEntry.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(entry.ToStored()));

    private static TestLedger Run(Action<TestLedger>[] steps)
    {
        var ledger = new TestLedger();
        foreach (var step in steps)
        {
            step(ledger);
        }

        return ledger;
    }

    private static class Step
    {
        public static Action<TestLedger> Do(Command command) => ledger => ledger.Do(command);

        public static Action<TestLedger> Import(ImportFile file) => ledger => ledger.Import(file);

        public static Action<TestLedger> Undo(int nth) =>
            ledger =>
            {
                var imports = ImportsOf(ledger);
                if (nth < imports.Count)
                {
                    ledger.Undo(imports[nth]);
                }
            };

        /// <summary>In the order in which they were first seen, which is that in which they were made.</summary>
        public static List<ImportId> ImportsOf(TestLedger ledger) =>
            [
                .. ledger
                    .Entries.Select(entry =>
                        entry switch
                        {
                            AmountImported imported => imported.Import,
                            AmountWithdrawn withdrawn => withdrawn.Import,
                            _ => (ImportId?)null,
                        }
                    )
                    .OfType<ImportId>()
                    .Distinct(),
            ];
    }
}
