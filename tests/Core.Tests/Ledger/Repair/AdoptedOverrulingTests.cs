using System.Buffers;
using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Federation.Core.Plausibility;
using Xunit;

namespace Federation.Core.Tests.Ledger.Repair;

/// <summary>What goes with an entry of a ledger that is repaired: it is carried over with that, or named.</summary>
public sealed class AdoptedOverrulingTests
{
    private static readonly Overruling Campaign = new(OverruleReason.Campaign, "the great parade");

    private readonly TestLedger _there = new(RulePack.Reference);
    private readonly TestLedger _here = new(RulePack.Reference);

    [Fact]
    public void An_overruling_is_not_carried_onto_another_correction_than_its_own()
    {
        foreach (var ledger in new[] { _there, _here })
        {
            ledger.Record(1, TestLedger.Patrol(1, 9));
        }

        _here.Correct(1, 5, TestLedger.Patrol(2, 9));
        Overrule(_here);
        Overrule(_there);

        var bytes = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. _there.Facts], bytes);
        var copy = new NationCopy(TestLedger.Identity, [bytes.WrittenMemory]);
        var plan = LedgerAdoption.Plan(TestLedger.Scope, [copy], _here.Entries, TestLedger.At);

        Assert.DoesNotContain(plan.Entries, entry => entry is WarningOverruled { CountedIn: null });
        var named = Assert.Single(plan.Conflicts);
        Assert.Equal((AdoptionConflictKind.BothChanged, TestLedger.IdOf(1)), (named.Kind, named.Target!.Value));
        Assert.Contains("goes with entry 3", named.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overruling_is_carried_with_its_recording()
    {
        _here.Record(1, TestLedger.Patrol(1, 9));
        Overrule(_here);

        var plan = LedgerAdoption.Plan(TestLedger.Scope, [], _here.Entries, TestLedger.At);

        Assert.Empty(plan.Conflicts);
        Assert.Equal(3, plan.Carried);
    }

    /// <summary>A thousand people in one patrol, under the correction's id 6.</summary>
    private static void Overrule(TestLedger ledger) =>
        Assert.IsType<Decision.Accepted>(
            ledger.Do(
                new CorrectActivity(
                    Claim.Operator,
                    TestLedger.IdOf(1),
                    TestLedger.IdOf(6),
                    TestLedger.Patrol(1, 1_000),
                    "all of them"
                )
                {
                    Overruling = Campaign,
                }
            )
        );
}
