using System.Buffers;
using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Federation.Wire;
using Google.Protobuf;
using Xunit;
using V1 = Federation.Wire.V1;

namespace Federation.Core.Tests.Ledger.Repair;

/// <summary>Laws of going on in a new ledger, whatever the nation holds and whatever is left at the edge.</summary>
public sealed class LedgerAdoptionTests
{
    private static readonly LedgerId Old = new TestLedger().Ledger.Id;
    private static readonly LedgerId New = new(Guid.Parse("7a2d2b63-7c9f-4b64-8a1f-1e7a4a5a3b22"));

    private static readonly Gen<ActivityContent> Contents = Gen.Select(
        Gen.Long[0, 2],
        Gen.Int[0, 1],
        Gen.Bool,
        (amount, day, isJoint) =>
            new ActivityContent(
                TestLedger.Area("20/183"),
                new Day(2025, 1, 10).Plus(day),
                TestLedger.Forces(isJoint ? "border_guard+police" : "police"),
                Force.Police,
                [TestLedger.Of("crime.cases", amount), TestLedger.Of("crime.subjects", amount + 1, Qualifier.Nearly)]
            )
    );

    private static readonly Gen<Action<TestLedger>> Steps = Gen.Frequency(
        (
            2,
            Gen.Select(
                Gen.Int[1, 8],
                Gen.Int[1, 2],
                Action<TestLedger> (id, revision) => ledger => ledger.Confirm(id, Force.BorderGuard, revision)
            )
        ),
        (
            1,
            Gen.Select(
                Gen.Int[1, 8],
                Gen.Int[1, 2],
                Action<TestLedger> (id, revision) => ledger => ledger.Decline(id, Force.BorderGuard, revision)
            )
        ),
        (2, Gen.Select(Gen.Int[40, 44], Gen.Int[9, 12], Closing)),
        (1, Gen.Select(Gen.Int[45, 49], Gen.Int[9, 12], Reopening)),
        (
            5,
            Gen.Select(
                Gen.Int[1, 8],
                Contents,
                Action<TestLedger> (id, content) => ledger => ledger.Record(id, content)
            )
        ),
        (
            3,
            Gen.Select(
                Gen.Int[1, 8],
                Gen.Int[20, 29],
                Contents,
                Action<TestLedger> (id, change, content) => ledger => ledger.Correct(id, change, content)
            )
        ),
        (
            2,
            Gen.Select(
                Gen.Int[1, 8],
                Gen.Int[30, 34],
                Action<TestLedger> (id, change) => ledger => ledger.Void(id, change)
            )
        ),
        (
            2,
            Gen.Select(
                Gen.Int[1, 2],
                Gen.Long[0, 2],
                Action<TestLedger> (month, amount) =>
                    ledger =>
                        ledger.Import(
                            TestLedger.File(
                                $"20/183,2024-01-01,2024-0{month}-28,police,crime.cases,exact,{amount}"
                            ) with
                            {
                                Replace = true,
                            }
                        )
            )
        )
    );

    private static Action<TestLedger> Closing(int id, int day) =>
        ledger => ledger.Close(id, Force.Police, "20/183", new Day(2025, 1, day));

    private static Action<TestLedger> Reopening(int id, int day) =>
        ledger => ledger.Reopen(id, Force.Police, "20/183", new Day(2025, 1, day));

    /// <summary>
    /// A common history, what the nation got besides, what the edge recorded besides, and what of it is lost.
    /// </summary>
    private static readonly Gen<(
        Action<TestLedger>[] Common,
        Action<TestLedger>[] There,
        Action<TestLedger>[] Here,
        bool[] Lost
    )> Histories = Gen.Select(Steps.Array[0, 12], Steps.Array[0, 8], Steps.Array[0, 8], Gen.Bool.Array[30]);

    [Fact]
    public void What_is_adopted_is_what_the_nation_counts_figure_by_figure() =>
        Sample(
            (there, _, plan) =>
            {
                var adopted = Fresh();
                var facts = plan.Entries.Take(plan.Adopted).SelectMany(entry => adopted.Adopt(entry)).ToList();
                Assert.Equal(TestLedger.Sum(Fact.PostingsOf(there.Facts)), TestLedger.Sum(Fact.PostingsOf(facts)));
                Assert.Equal(Telling(there.Entries), facts.Select(fact => fact.Entry).Distinct());
            }
        );

    [Fact]
    public void No_entry_of_the_edge_is_dropped_unsaid_and_none_counts_twice() =>
        Sample(
            (there, here, plan) =>
            {
                var ids = plan.Entries.Select(entry => entry.Id).ToList();
                Assert.Equal(ids.Count, ids.Distinct().Count());
                var known = ids.Concat(plan.Conflicts.Select(conflict => conflict.Entry)).ToHashSet();
                Assert.All(here, entry => Assert.Contains(entry.Id, known));
                var counted = Telling(there.Entries).ToHashSet();
                Assert.All(plan.Entries.Skip(plan.Adopted), entry => Assert.DoesNotContain(entry.Id, counted));
            }
        );

    [Fact]
    public void The_new_ledger_counts_what_is_live_and_tells_the_nation_only_what_it_lacks() =>
        Sample(
            (there, _, plan) =>
            {
                var ledger = Fresh();
                var told = plan.Entries.SelectMany(entry => ledger.Apply(Again(entry))).ToList();
                Assert.Equal(plan.Adopted, ledger.AdoptedThrough.Value);
                var all = Fact.PostingsOf(there.Facts.Concat(told));
                var live = ledger.Items.Where(item => !item.IsVoided).SelectMany(PostingsOf);
                Assert.Equal(TestLedger.Sum(live), TestLedger.Sum(all));
            }
        );

    [Fact]
    public void A_retry_of_what_the_nation_counts_is_recognised_also_where_only_its_copy_is_left() =>
        Sample(
            (there, _, plan) =>
            {
                var ledger = Fresh();
                plan.Entries.ToList().ForEach(entry => ledger.Apply(entry));
                foreach (var entry in there.Entries.OfType<ActivityRecorded>())
                {
                    var retry = new RecordActivity(Claim.Operator, entry.Id, entry.Content);
                    Assert.IsType<Decision.AlreadyDone>(ledger.Decide(retry, TestLedger.Today, TestLedger.At));
                }
            }
        );

    [Fact]
    public void A_ledger_that_was_repaired_and_lost_again_comes_back_whole_from_both_of_the_nations_copies() =>
        Sample(
            (there, _, plan) =>
            {
                var ledger = Fresh();
                var told = plan.Entries.SelectMany(entry => ledger.Apply(entry)).ToList();
                var again = LedgerAdoption.Plan(
                    TestLedger.Scope,
                    [Copy(Old, there.Facts), Copy(New, told)],
                    [],
                    TestLedger.At
                );
                var last = Fresh();
                again.Entries.ToList().ForEach(entry => last.Apply(entry));
                Assert.Equal(Telling(plan.Entries), Telling(again.Entries));
                Assert.Equal(
                    TestLedger.Sum(ledger.Items.Where(item => !item.IsVoided).SelectMany(PostingsOf)),
                    TestLedger.Sum(last.Items.Where(item => !item.IsVoided).SelectMany(PostingsOf))
                );
            }
        );

    [Fact]
    public void What_only_the_edge_corrected_is_carried_onto_what_the_nation_holds()
    {
        var there = new TestLedger();
        there.Record(1, TestLedger.Patrol(1, 9));
        var here = new TestLedger();
        here.Record(1, TestLedger.Patrol(1, 9));
        here.Correct(1, 2, TestLedger.Patrol(1, 12));

        var plan = LedgerAdoption.Plan(TestLedger.Scope, [Copy(Old, there.Facts)], here.Entries, TestLedger.At);

        Assert.Equal((1, 1, 1, 0), (plan.Adopted, plan.AdoptedWithContent, plan.Carried, plan.Conflicts.Count));
        var ledger = Fresh();
        var told = plan.Entries.SelectMany(entry => ledger.Apply(entry)).ToList();
        Assert.Equal([-1L, -9, 1, 12], told.Select(fact => fact.Posting.Amount));
    }

    [Fact]
    public void What_both_sides_corrected_stays_as_the_nation_has_it_and_is_named()
    {
        var there = new TestLedger();
        there.Record(1, TestLedger.Patrol(1, 9));
        there.Correct(1, 2, TestLedger.Patrol(1, 10));
        var here = new TestLedger();
        here.Record(1, TestLedger.Patrol(1, 9));
        here.Correct(1, 3, TestLedger.Patrol(1, 12));

        var plan = LedgerAdoption.Plan(TestLedger.Scope, [Copy(Old, there.Facts)], here.Entries, TestLedger.At);

        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal((AdoptionConflictKind.BothChanged, TestLedger.IdOf(3)), (conflict.Kind, conflict.Entry));
        Assert.Contains("12", conflict.Detail);
        Assert.Equal(0, plan.Carried);
    }

    [Fact]
    public void The_same_id_with_other_content_stays_as_the_nation_has_it_and_is_named()
    {
        var there = new TestLedger();
        there.Record(1, TestLedger.Patrol(1, 9));
        var here = new TestLedger();
        here.Record(1, TestLedger.Patrol(1, 12));

        var plan = LedgerAdoption.Plan(TestLedger.Scope, [Copy(Old, there.Facts)], here.Entries, TestLedger.At);

        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal((AdoptionConflictKind.OtherContent, TestLedger.IdOf(1)), (conflict.Kind, conflict.Entry));
        var ledger = Fresh();
        plan.Entries.ToList().ForEach(entry => ledger.Apply(entry));
        Assert.IsType<Decision.Refused>(
            ledger.Decide(
                new RecordActivity(Claim.Operator, TestLedger.IdOf(1), TestLedger.Patrol(1, 12)),
                TestLedger.Today,
                TestLedger.At
            )
        );
    }

    [Fact]
    public void A_change_of_what_neither_side_holds_is_named()
    {
        var here = new TestLedger();
        here.Record(1, TestLedger.Patrol(1, 9));
        here.Void(1, 2);

        var plan = LedgerAdoption.Plan(TestLedger.Scope, [], [here.Entries[1]], TestLedger.At);

        Assert.Equal(AdoptionConflictKind.TargetMissing, Assert.Single(plan.Conflicts).Kind);
        Assert.Empty(plan.Entries);
    }

    [Fact]
    public void An_adopted_activity_that_only_the_nation_knew_can_be_corrected_and_taken_back()
    {
        var there = new TestLedger();
        there.Record(1, TestLedger.Patrol(1, 9));
        var plan = LedgerAdoption.Plan(TestLedger.Scope, [Copy(Old, there.Facts)], [], TestLedger.At);
        var ledger = Fresh();
        plan.Entries.ToList().ForEach(entry => ledger.Apply(entry));
        Assert.True(ledger.TryGet(TestLedger.IdOf(1), out var item));
        Assert.Equal((true, null, false), (item.IsCopied, item.Lead, item.IsLump));

        var corrected = Apply(
            ledger,
            new CorrectActivity(
                Claim.Of(Force.BorderGuard),
                item.Id,
                TestLedger.IdOf(2),
                TestLedger.Patrol(2, 7),
                "why"
            )
        );
        Assert.Equal([-1L, -9, 2, 7], corrected);
        var refused = ledger.Decide(
            new VoidActivity(Claim.Of(Force.CoastGuard), item.Id, TestLedger.IdOf(3), "why"),
            TestLedger.Today,
            TestLedger.At
        );
        Assert.IsType<Decision.Refused>(refused);
        Assert.Equal([-2L, -7], Apply(ledger, new VoidActivity(Claim.Operator, item.Id, TestLedger.IdOf(3), "why")));
    }

    [Fact]
    public void An_imported_amount_that_only_the_nation_knew_is_unchanged_when_its_file_comes_again()
    {
        const string line = "20/183,2024-01-15,2024-01-15,police,crime.cases,exact,3";
        var there = new TestLedger();
        there.Import(line);
        var plan = LedgerAdoption.Plan(TestLedger.Scope, [Copy(Old, there.Facts)], [], TestLedger.At);
        var ledger = Fresh();
        plan.Entries.ToList().ForEach(entry => ledger.Apply(entry));

        var again = ledger.Plan(TestLedger.File(line), TestLedger.Today, TestLedger.At);

        Assert.Empty(again.Entries);
        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(again.Lines).Outcome);
    }

    [Fact]
    public void An_adopted_entry_behind_one_of_the_ledgers_own_is_damage()
    {
        var source = new TestLedger();
        source.Record(1, TestLedger.Patrol(1, 9));
        source.Record(2, TestLedger.Patrol(1, 9));
        var ledger = Fresh();
        ledger.Apply(source.Entries[0]);

        var damage = Assert.Throws<LedgerDamagedException>(() =>
            ledger.Apply(source.Entries[1] with { CountedIn = Old })
        );
        Assert.Contains("adopted", damage.Message);
    }

    /// <summary>The ids of the entries of which the nation hears: of a confirmation it does not.</summary>
    private static IEnumerable<EntryId> Telling(IEnumerable<Entry> entries) =>
        entries.Where(entry => entry is not ParticipationConfirmed).Select(entry => entry.Id);

    private static void Sample(Action<TestLedger, List<Entry>, AdoptionPlan> law) =>
        Histories.Sample(
            history =>
            {
                var there = Run(history.Common, history.There);
                var here = Run(history.Common, history.Here)
                    .Entries.Where((_, i) => !history.Lost[i % history.Lost.Length] || i >= 20)
                    .ToList();
                law(there, here, LedgerAdoption.Plan(TestLedger.Scope, [Copy(Old, there.Facts)], here, TestLedger.At));
            },
            iter: 500
        );

    private static TestLedger Run(Action<TestLedger>[] common, Action<TestLedger>[] more)
    {
        var ledger = new TestLedger();
        foreach (var step in common.Concat(more))
        {
            step(ledger);
        }

        return ledger;
    }

    private static ProvinceLedger Fresh() =>
        new(TestLedger.Owner, New, IndicatorCatalogue.Reference, AreaCatalogue.Reference);

    private static NationCopy Copy(LedgerId ledger, List<Fact> facts)
    {
        var frames = new List<ReadOnlyMemory<byte>>();
        foreach (var chunk in facts.GroupBy(fact => fact.Entry).Chunk(3))
        {
            var bytes = new ArrayBufferWriter<byte>();
            FrameCodec.Encode([.. chunk.SelectMany(entry => entry)], bytes);
            frames.Add(bytes.WrittenMemory);
        }

        return new NationCopy(ledger, frames);
    }

    private static Entry Again(Entry entry) =>
        StoredEntries.FromStored(
            entry.Number,
            entry.Id,
            V1.StoredEntry.Parser.ParseFrom(entry.ToStored().ToByteArray())
        );

    private static List<long> Apply(ProvinceLedger ledger, Command command)
    {
        var accepted = Assert.IsType<Decision.Accepted>(ledger.Decide(command, TestLedger.Today, TestLedger.At));
        return accepted.Entries.SelectMany(ledger.Apply).Select(fact => fact.Posting.Amount).ToList();
    }

    private static IEnumerable<Posting> PostingsOf(ItemState item) =>
        item.Amounts.Select(amount =>
            Posting.Add(
                new PostingKey(item.Area, amount.Indicator, item.Span, item.Forces, item.Approval),
                amount.Amount,
                amount.Qualifier
            )
        );
}
