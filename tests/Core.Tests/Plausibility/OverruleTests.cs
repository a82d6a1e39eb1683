using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Federation.Core.Tests.Ledger;
using Xunit;

namespace Federation.Core.Tests.Plausibility;

public sealed class OverruleTests
{
    private static readonly Overruling Campaign = new(OverruleReason.Campaign, "the great parade");

    private readonly TestLedger _ledger = new(RulePack.Reference);

    [Fact]
    public void A_plausible_activity_is_asked_nothing()
    {
        Assert.IsType<Decision.Accepted>(_ledger.Record(1, TestLedger.Patrol(1, 9)));
    }

    [Fact]
    public void An_error_stops_a_recording_whatever_is_said_and_names_what_would_be_allowed()
    {
        var refused = Assert.IsType<Decision.Refused>(Record(1, TestLedger.Patrol(501, 600), Campaign));

        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(RefusalCode.InvalidField, refusal.Code);
        Assert.Equal(
            "rule 1042: 501 patrols of patrol.patrols is above 500 patrols, the most of one activity.",
            refusal.Message
        );
        Assert.Empty(_ledger.Entries);
    }

    [Fact]
    public void A_warning_stops_a_recording_until_it_is_overruled_with_a_reason()
    {
        var refused = Assert.IsType<Decision.Refused>(_ledger.Record(1, TestLedger.Patrol(1, 501)));
        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal((RefusalCode.Warning, "amounts[1].amount", "501"), (refusal.Code, refusal.Field, refusal.Value));
        Assert.EndsWith(
            "If it is right, overrule this warning: checked, campaign, several_days, recorded_elsewhere, other, and "
                + "why in words.",
            refusal.Message,
            StringComparison.Ordinal
        );

        Assert.IsType<Decision.Accepted>(Record(1, TestLedger.Patrol(1, 501), Campaign));
        var overruled = Assert.IsType<WarningOverruled>(_ledger.Entries[1]);
        Assert.Equal((TestLedger.IdOf(1), 1), (overruled.Activity, overruled.Revision));
        Assert.Equal((OverruleReason.Campaign, "the great parade"), (overruled.Because, overruled.Reason));
        Assert.Equal([(43, 5043)], overruled.Warnings.Select(one => ((int)one.Indicator.Value, (int)one.Rule)));
        Assert.Equal(OverruleReason.Campaign, _ledger.Item(1).Because);
    }

    [Fact]
    public void A_reason_must_be_given_in_words()
    {
        var wordless = new Overruling(OverruleReason.Checked, " ");
        var refused = Assert.IsType<Decision.Refused>(Record(1, TestLedger.Patrol(1, 501), wordless));

        Assert.Equal("overruling.reason", Assert.Single(refused.Refusals).Field);
    }

    [Fact]
    public void A_reason_where_nothing_is_implausible_is_not_kept()
    {
        Record(1, TestLedger.Patrol(1, 9), Campaign);

        Assert.Single(_ledger.Entries);
        Assert.Null(_ledger.Item(1).Because);
    }

    [Fact]
    public void A_correction_to_other_amounts_is_asked_again_and_one_of_the_place_alone_is_not()
    {
        Record(1, TestLedger.Patrol(1, 501), Campaign);
        Assert.IsType<Decision.Refused>(_ledger.Correct(1, 2, TestLedger.Patrol(1, 502)));

        var before = TestLedger.Patrol(1, 501);
        var moved = new ActivityContent(
            TestLedger.Owner,
            before.Day,
            before.Forces,
            before.Lead,
            before.Amounts.ToList()
        );
        Assert.IsType<Decision.Accepted>(_ledger.Correct(1, 3, moved));
        Assert.Equal(OverruleReason.Campaign, _ledger.Item(1).Because);

        Assert.IsType<Decision.Accepted>(_ledger.Correct(1, 4, TestLedger.Patrol(1, 9)));
        Assert.Empty(_ledger.Item(1).Overruled);
    }

    [Fact]
    public void A_void_takes_the_overruling_back_with_the_amounts()
    {
        Record(1, TestLedger.Patrol(1, 501), Campaign);
        _ledger.Void(1, 2);

        Assert.Empty(_ledger.Item(1).Overruled);
        Assert.Empty(_ledger.SumOfFacts());
    }

    [Fact]
    public void The_nation_is_told_codes_and_numbers_and_that_they_stand_no_more()
    {
        Record(1, TestLedger.Patrol(1, 501), Campaign);
        _ledger.Correct(1, 2, TestLedger.Patrol(1, 9));
        Record(3, TestLedger.Patrol(1, 502), Campaign);
        _ledger.Void(3, 4);

        var codes = Fact.OthersOf(_ledger.Facts)
            .Select(fact => OverruledCode.TryRead(fact, out var code) ? code.Value : default)
            .ToList();
        Assert.Equal([true, false, true, false], codes.Select(code => code.Stands));
        Assert.All(codes, code => Assert.Equal((OverruleReason.Campaign, 5043), (code.Because, code.Warning.Rule)));
        Assert.All(codes, code => Assert.True(OverruledCode.TryRead(code.ToFact(), out var again) && again == code));
    }

    [Fact]
    public void The_same_call_again_writes_nothing_with_a_reason_or_without()
    {
        Record(1, TestLedger.Patrol(1, 501), Campaign);

        Assert.IsType<Decision.AlreadyDone>(Record(1, TestLedger.Patrol(1, 501), Campaign));
        Assert.IsType<Decision.AlreadyDone>(_ledger.Record(1, TestLedger.Patrol(1, 501)));
        Assert.Equal(2, _ledger.Entries.Count);
    }

    [Fact]
    public void A_replay_holds_what_was_overruled()
    {
        Record(1, TestLedger.Patrol(1, 501), Campaign);
        Record(2, TestLedger.Patrol(1, 501), Campaign);
        _ledger.Void(2, 3);
        var again = TestLedger.New();
        foreach (var entry in _ledger.Entries)
        {
            again.Apply(entry);
        }

        Assert.Equal(_ledger.Ledger.Items.Select(item => item.Because), again.Items.Select(item => item.Because));
    }

    [Fact]
    public void An_overruling_of_what_is_not_there_or_was_overruled_is_damage()
    {
        Record(1, TestLedger.Patrol(1, 501), Campaign);
        var overruled = (WarningOverruled)_ledger.Entries[1] with { Number = new(3), Id = TestLedger.IdOf(9) };

        Assert.Throws<LedgerDamagedException>(() => _ledger.Ledger.Apply(overruled));
        Assert.Throws<LedgerDamagedException>(() =>
            _ledger.Ledger.Apply(overruled with { Activity = TestLedger.IdOf(8) })
        );
    }

    [Fact]
    public void An_imported_figure_above_its_limit_refuses_its_line_and_a_doubtful_unit_is_shown_on_it()
    {
        var plan = _ledger.Import(
            "20,2024-01-01,2024-12-31,police,patrol.patrols,exact,10000001",
            "20,2024-01-01,2024-12-31,police,seized.timber,exact,500000"
        );

        Assert.Equal(
            "rule 1042: 10,000,001 patrols of patrol.patrols is above 10,000,000 patrols, the most of one imported "
                + "figure.",
            Assert.Single(plan.Lines[0].Refusals).Message
        );
        Assert.StartsWith("rule 2033: 500,000 m³", Assert.Single(plan.Lines[1].Warnings), StringComparison.Ordinal);
    }

    private Decision Record(int id, ActivityContent content, Overruling overruling) =>
        _ledger.Do(new RecordActivity(Claim.Operator, TestLedger.IdOf(id), content) { Overruling = overruling });
}
