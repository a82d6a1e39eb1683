using Federation.Core.Briefings;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Briefings;

/// <summary>Who steers, and what screens show then.</summary>
public sealed class SteeringTests
{
    [Fact]
    public void Opening_shows_the_first_page_of_the_frozen_board_and_gives_control_to_who_opens()
    {
        var sample = BriefingSample.Opened();
        var briefing = sample.Briefing;

        Assert.Equal((1, 1, false), (briefing.Number, briefing.Page, briefing.IsLive));
        Assert.Equal((Ministry.Defence, 1L), (briefing.Control, briefing.ControlSince));
        Assert.Equal(SecrecyMark.Mat, briefing.Opening.Secrecy);
    }

    [Fact]
    public void Opening_again_with_the_same_content_writes_nothing_and_with_another_is_refused()
    {
        var sample = BriefingSample.Opened();

        Assert.IsType<BriefingDecision.AlreadyDone>(sample.Decide(sample.Opening()));
        var refusal = sample.Refused(sample.Opening("Giao ban khác"));
        Assert.Equal((RefusalCode.IdTaken, "id"), (refusal!.Code, refusal.Field));
    }

    [Fact]
    public void Pages_follow_each_other_and_neither_end_is_left()
    {
        var sample = BriefingSample.Opened();

        Assert.Equal(
            "Page 1 of 3 is shown: there is none before it.",
            sample.Refused(new BriefingOrder.Back())!.Message
        );
        Assert.Null(sample.Refused(new BriefingOrder.Next()));
        Assert.Null(sample.Refused(new BriefingOrder.Jump("three")));
        Assert.Equal(3, sample.Briefing.Page);
        Assert.Equal(RefusalCode.WrongState, sample.Refused(new BriefingOrder.Next())!.Code);
        Assert.Null(sample.Refused(new BriefingOrder.Jump("2")));
        Assert.Equal(2, sample.Briefing.Page);
        var refusal = sample.Refused(new BriefingOrder.Jump("four"));
        Assert.Equal((RefusalCode.NotFound, "page", "four"), (refusal!.Code, refusal.Field, refusal.Value));
    }

    [Fact]
    public void Another_page_takes_the_province_and_the_highlight_away()
    {
        var sample = BriefingSample.Opened();
        Assert.Null(sample.Refused(new BriefingOrder.ShowProvince(BriefingSample.CaoBang)));
        Assert.Null(sample.Refused(new BriefingOrder.Highlight(new IndicatorNumber(4), BriefingSample.CaoBang)));

        Assert.Null(sample.Refused(new BriefingOrder.Next()));

        Assert.Null(sample.Briefing.Province);
        Assert.Equal(default, sample.Briefing.Highlight);
    }

    [Fact]
    public void Only_who_holds_control_steers_and_the_other_is_told_who_that_is()
    {
        var sample = BriefingSample.Opened();

        var refusal = sample.Refused(new BriefingOrder.Next(), Ministry.PublicSecurity);
        Assert.Equal((RefusalCode.ControlHeld, "control", "defence"), (refusal!.Code, refusal.Field, refusal.Value));
        Assert.Equal(
            "defence holds control since event 1, not public_security: it can hand it over (fed briefing hand).",
            refusal.Message
        );

        Assert.Null(sample.Refused(new BriefingOrder.Hand(Ministry.PublicSecurity)));
        Assert.Null(sample.Refused(new BriefingOrder.Next(), Ministry.PublicSecurity));
        Assert.Equal("public_security", sample.Refused(new BriefingOrder.Next())!.Value);
    }

    [Fact]
    public void Of_two_presenters_at_once_the_second_is_told_what_the_first_did()
    {
        var sample = BriefingSample.Opened();

        Assert.Null(sample.Refused(new BriefingOrder.Next(), against: 1));
        var refusal = sample.Refused(new BriefingOrder.Next(), against: 1);

        Assert.Equal((RefusalCode.Overtaken, "against", "1"), (refusal!.Code, refusal.Field, refusal.Value));
        Assert.Equal(
            "This was decided against event 1; since then event 2 came in, by defence, and page 2 is shown: look, and "
                + "say it again.",
            refusal.Message
        );
        Assert.Equal(2, sample.Briefing.Page);
    }

    [Fact]
    public void The_same_command_again_moves_no_further_page()
    {
        var sample = BriefingSample.Opened();
        var id = Guid.NewGuid();

        Assert.Null(sample.Refused(new BriefingOrder.Next(), against: 1, id: id));
        Assert.IsType<BriefingDecision.AlreadyDone>(sample.Decide(new BriefingOrder.Next(), against: 1, id: id));
        Assert.Equal(2, sample.Briefing.Page);
    }

    [Fact]
    public void A_force_steers_for_its_own_ministry_alone()
    {
        var sample = BriefingSample.Opened();

        var refusal = sample.Refused(new BriefingOrder.Next(), by: Claim.Of(Force.Police));
        Assert.Equal(RefusalCode.NotPermitted, refusal!.Code);
        Assert.Null(sample.Refused(new BriefingOrder.Next(), by: Claim.Of(Force.CoastGuard)));
    }

    [Fact]
    public void Each_item_of_the_agenda_has_the_time_that_was_spoken_to_it()
    {
        var sample = BriefingSample.Opened();
        Assert.Null(sample.Refused(new BriefingOrder.Begin(1)));
        sample.Now += 30_000_000;
        Assert.Null(sample.Refused(new BriefingOrder.Begin(2)));
        sample.Now += 5_000_000;
        Assert.Null(sample.Refused(new BriefingOrder.Pause()));
        sample.Now += 60_000_000;
        Assert.Null(sample.Refused(new BriefingOrder.Begin(1)));
        sample.Now += 1_000_000;
        Assert.Null(sample.Refused(new BriefingOrder.Close()));

        var briefing = sample.Briefing;
        Assert.Equal((31_000_000, 5_000_000), (briefing.SpentMicroseconds(1), briefing.SpentMicroseconds(2)));
        Assert.Null(briefing.RunningSinceUnixMicroseconds);
        Assert.Equal(RefusalCode.WrongState, sample.Refused(new BriefingOrder.Begin(1))!.Code);
    }

    [Fact]
    public void Other_pages_leave_the_page_that_is_shown_where_it_is_kept()
    {
        var sample = BriefingSample.Opened();
        Assert.Null(sample.Refused(new BriefingOrder.Jump("two")));

        Assert.Null(sample.Refused(new BriefingOrder.Replan(BriefingSample.Plan("zero", "one", "two"))));
        Assert.Equal(3, sample.Briefing.Page);

        Assert.Null(sample.Refused(new BriefingOrder.Replan(BriefingSample.Plan("zero"))));
        Assert.Equal(1, sample.Briefing.Page);
    }

    [Fact]
    public void Titles_of_200_characters_are_taken_and_longer_ones_named()
    {
        var sample = new BriefingSample();
        var page = new BriefingPage("one", BriefingPageKind.Coverage);
        var plan = BriefingSample.Plan("one");

        var refusal = sample.Refused(
            sample.Opening(plan: plan with { Pages = [page with { Title = new string('ư', 201) }] })
        );
        Assert.Equal("pages[0].title", refusal!.Field);
        var long200 = new string('ư', 200);
        Assert.Null(sample.Refused(sample.Opening(long200, plan with { Pages = [page with { Title = long200 }] })));
    }

    [Theory]
    [InlineData(BriefingPageKind.Headline, 0, 0, "indicators")]
    [InlineData(BriefingPageKind.Headline, 8, 0, "indicators")]
    [InlineData(BriefingPageKind.Map, 1, 0, "layout")]
    [InlineData(BriefingPageKind.Map, 1, 35, "layout")]
    [InlineData(BriefingPageKind.Course, 2, 0, "indicators")]
    [InlineData(BriefingPageKind.Coverage, 0, 34, "layout")]
    [InlineData(BriefingPageKind.Province, 0, 0, "area")]
    public void A_page_that_cannot_be_shown_is_named(BriefingPageKind kind, int indicators, int layout, string field)
    {
        var sample = new BriefingSample();
        var page = new BriefingPage("one", kind)
        {
            Indicators = [.. Enumerable.Range(1, indicators).Select(number => new IndicatorNumber((ushort)number))],
            Layout = layout,
        };

        var refusal = sample.Refused(sample.Opening(plan: BriefingSample.Plan("one") with { Pages = [page] }));

        Assert.Equal((RefusalCode.InvalidField, $"pages[0].{field}"), (refusal!.Code, refusal.Field));
    }
}
