using Federation.Client;
using Federation.Client.Picture;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Xunit;
using static Federation.Clients.Tests.HqConsole.Scene;

namespace Federation.Clients.Tests.HqConsole;

public sealed class ConsoleModelTests
{
    private readonly ConsoleModel _model = Model();

    public ConsoleModelTests() => Show(LinkState.Up, LinkState.Up, LinkState.Up);

    [Fact]
    public void What_needs_a_person_comes_first_then_names()
    {
        Show(LinkState.Up, LinkState.CatchingUp, LinkState.Up);
        Assert.Equal(["Lạng Sơn", "Cao Bằng", "Nghệ An"], Names());
        Show(LinkState.Down, LinkState.CatchingUp, LinkState.Damaged);
        Assert.Equal(["Nghệ An", "Cao Bằng", "Lạng Sơn"], Names());
    }

    [Fact]
    public void The_cursor_stays_on_its_province_when_the_order_changes()
    {
        Press(_model, KeyName.Down);
        Assert.Equal("Lạng Sơn", _model.Selected!.Name);
        Show(LinkState.Up, LinkState.Down, LinkState.Up);
        Assert.Equal("Lạng Sơn", _model.Selected!.Name);
        Assert.Equal(0, _model.SelectedIndex);
    }

    [Fact]
    public void Find_needs_no_marks_and_leaves_the_cursor_on_what_was_found()
    {
        Press(_model, "/nghe a");
        Assert.Equal(["Nghệ An"], Names());
        Press(_model, KeyName.Enter);
        Assert.Null(_model.Find);
        Assert.Equal(3, _model.Provinces.Count);
        Assert.Equal("Nghệ An", _model.Selected!.Name);
    }

    [Fact]
    public void While_finding_q_is_a_letter()
    {
        Press(_model, "/q");
        Assert.False(_model.WantsToQuit);
        Assert.Equal("q", _model.Find);
        Press(_model, KeyName.Escape);
        Press(_model, "q");
        Assert.True(_model.WantsToQuit);
    }

    [Fact]
    public void Another_period_is_another_board_and_no_figure_of_the_old_one_stays()
    {
        Press(_model, "p2024-q4");
        Press(_model, KeyName.Enter);
        Assert.Equal(new Subject(Period.Quarter(2024, 4), Calendar.Civil), _model.Subject);
        Assert.Null(_model.State!.Board);
        Assert.False(_model.IsLive);
        Assert.Equal(Page.Provinces, _model.Page);
    }

    [Fact]
    public void What_is_no_period_is_not_taken()
    {
        Press(_model, "p2024-q9");
        Press(_model, KeyName.Enter);
        Assert.Equal(Page.Periods, _model.Page);
        Assert.Equal(Quarter, _model.Subject);
    }

    [Fact]
    public void The_picker_starts_at_the_period_that_is_shown()
    {
        Press(_model, "p");
        Assert.Equal(Period.Quarter(2025, 1), _model.Periods.Choices[_model.Periods.Index]);
    }

    [Fact]
    public void In_a_picker_every_letter_is_typed_and_none_is_a_command()
    {
        foreach (var picker in new[] { "p", "v" })
        {
            var page = picker == "p" ? Page.Periods : Page.Views;
            Press(_model, picker + "q?/pvc");
            Assert.Equal((page, false, Quarter), (_model.Page, _model.WantsToQuit, _model.Subject));
            Assert.Equal("q?/pvc", picker == "p" ? _model.Periods.Typed : _model.Views.Typed);
            Press(_model, KeyName.Enter);
            Assert.Equal(page, _model.Page);
            Press(_model, KeyName.Escape);
        }
    }

    [Fact]
    public void What_is_typed_in_a_picker_is_gone_the_next_time()
    {
        Press(_model, "p2020");
        Press(_model, KeyName.Escape);
        Press(_model, "p");
        Assert.Equal("", _model.Periods.Typed);
    }

    [Fact]
    public void The_calendar_key_goes_forth_and_back()
    {
        Press(_model, "c");
        Assert.Equal("Quý I năm 2025 (NĐ 09)", _model.Subject.Name(Language.Vi));
        Press(_model, "c");
        Assert.Equal(Quarter, _model.Subject);
    }

    [Fact]
    public void A_view_is_chosen_by_its_number_and_the_province_stays_open()
    {
        Press(_model, KeyName.Enter);
        Press(_model, "v3");
        Press(_model, KeyName.Enter);
        Assert.Equal(View.BorderGuard, _model.View);
        Assert.Equal(Page.Area, _model.Page);
        Assert.DoesNotContain(_model.Indicators, line => line.Indicator.Code == "crime.subjects");
    }

    [Fact]
    public void Escape_leads_back_from_everywhere()
    {
        foreach (var way in new[] { "p", "v", "?" })
        {
            Press(_model, way);
            Press(_model, KeyName.Escape);
            Assert.Equal(Page.Provinces, _model.Page);
        }

        Press(_model, KeyName.Enter);
        Assert.Equal(Page.Area, _model.Page);
        Press(_model, KeyName.Escape);
        Assert.Equal(Page.Provinces, _model.Page);
    }

    [Fact]
    public void An_area_that_is_no_more_says_so_only_in_later_periods()
    {
        _model.OnBoard(Start, State(Board(), links: Link(QuangNam, LinkState.Up)));
        Assert.Contains("Quảng Nam", Names());
        var later = new ConsoleSettings(
            Language.Vi,
            new Subject(Period.Quarter(2025, 4), default),
            View.Total,
            FigureNotes.None
        );
        var model = new ConsoleModel(later, Start.AddYears(1));
        model.OnBoard(Start.AddYears(1), State(Board(), links: Link(QuangNam, LinkState.Up)));
        Assert.Contains("Quảng Nam (cũ)", model.Provinces.Select(entry => entry.Name));
    }

    [Fact]
    public void Catching_up_shows_how_much_of_the_backlog_is_in()
    {
        _model.OnBoard(Start, State(Board(), links: Link(CaoBang, LinkState.CatchingUp, lag: 400)));
        _model.OnBoard(Start, State(Board(), links: Link(CaoBang, LinkState.CatchingUp, lag: 100)));
        Assert.Equal(0.75, _model.Provinces[0].CaughtUp);
    }

    [Fact]
    public void A_person_goes_down_from_the_province_to_the_post_and_back_to_where_the_cursor_was()
    {
        Press(_model, KeyName.Down);
        Press(_model, KeyName.Enter);
        Assert.Equal("20", _model.Asked!.Value.Code.ToString());
        _model.OnAnswer(Start, Answer(_model.Asked!.Value, ("20/180", 1), ("20/183", 2)));
        Press(_model, KeyName.Down);
        Press(_model, KeyName.Enter);
        Assert.Equal("20/183", _model.Asked!.Value.Code.ToString());
        Assert.Empty(_model.Within);
        _model.OnAnswer(Start, Answer(_model.Asked!.Value, ("20/183/ba-son", 2)));
        Assert.Equal(2, Assert.Single(_model.Indicators).Figure.Amount);
        Press(_model, KeyName.Enter);
        Assert.Equal("20/183/ba-son", _model.Asked!.Value.Code.ToString());
        Press(_model, KeyName.Escape);
        Press(_model, KeyName.Escape);
        Assert.Equal("20", _model.Asked!.Value.Code.ToString());
        Assert.Equal(1, _model.Drill.AreaIndex(2));
        Press(_model, KeyName.Escape);
        Assert.Equal((Page.Provinces, "Lạng Sơn"), (_model.Page, _model.Selected!.Name));
        Assert.Null(_model.Asked);
    }

    [Fact]
    public void An_answer_to_another_question_is_not_shown()
    {
        Press(_model, KeyName.Enter);
        var asked = _model.Asked!.Value;
        _model.OnAnswer(Start, Answer(asked with { View = View.Police }, ("04/043", 3)));
        Assert.Null(_model.Answer);
        _model.OnAnswer(
            Start,
            AreaAnswer.Read(
                asked,
                Start,
                new()
                {
                    Area = new() { AreaId = 3, NameVi = "Tỉnh X" },
                }
            )
        );
        Assert.Equal("04 = Tỉnh X, 2025-Q1", _model.Answer!.Problem);
        Assert.Empty(_model.Within);
    }

    [Fact]
    public void Areas_that_no_answer_confirms_any_more_stay_and_are_not_current()
    {
        Press(_model, KeyName.Enter);
        _model.OnAnswer(Start, Answer(_model.Asked!.Value, ("04/043", 3)));
        Assert.True(_model.IsAnswerCurrent);
        _model.OnAnswer(Start.AddSeconds(1), AreaAnswer.Failed(_model.Asked!.Value, Start.AddSeconds(1), "gone"));
        Assert.Single(_model.Within);
        Assert.False(_model.IsAnswerCurrent);
        _model.OnAnswer(Start.AddSeconds(2), Answer(_model.Asked!.Value, ("04/043", 3)));
        _model.OnTick(Start.AddSeconds(10));
        Assert.False(_model.IsAnswerCurrent);
    }

    [Fact]
    public void The_cursor_crosses_from_the_areas_to_the_indicators_and_tab_jumps()
    {
        Press(_model, KeyName.Enter);
        _model.OnAnswer(Start, Answer(_model.Asked!.Value, ("04/043", 3)));
        Assert.True(_model.Drill.IsOnAreas(1));
        Press(_model, KeyName.Down);
        Assert.False(_model.Drill.IsOnAreas(1));
        Press(_model, KeyName.Up);
        Assert.True(_model.Drill.IsOnAreas(1));
        Press(_model, KeyName.Tab);
        Assert.False(_model.Drill.IsOnAreas(1));
        Press(_model, KeyName.Enter);
        Assert.Equal("04", _model.Asked!.Value.Code.ToString());
    }

    [Fact]
    public void A_silent_province_keeps_its_figures_and_a_minute_later_they_are_called_old()
    {
        Show(LinkState.Down, LinkState.Up, LinkState.Up);
        Assert.Equal(0, _model.OldPercent);
        _model.OnTick(Start.AddSeconds(60));
        Assert.Equal(0, _model.OldPercent);
        _model.OnTick(Start.AddSeconds(61));
        Assert.Equal(99, _model.OldPercent);
        Assert.Equal(418, _model.NationFigure(Headlines.All[1].Indicator)!.Value.Amount);
        Show(LinkState.Up, LinkState.Up, LinkState.Up);
        Assert.Equal(0, _model.OldPercent);
    }

    [Fact]
    public void What_catches_up_is_as_old_as_when_its_line_was_last_up()
    {
        _model.OnTick(Start.AddSeconds(30));
        Show(LinkState.CatchingUp, LinkState.Up, LinkState.Up);
        Assert.Equal(0, _model.OldPercent);
        var late = Model();
        late.OnBoard(Start, State(Board(), links: Link(CaoBang, LinkState.CatchingUp)));
        Assert.Equal(99, late.OldPercent);
    }

    [Fact]
    public void Ages_are_reckoned_by_the_nations_clock()
    {
        var ahead = Start.AddHours(3);
        _model.OnBoard(
            ahead,
            State(Board(), links: Link(CaoBang, LinkState.Down)) with
            {
                SiloTime = Start.AddSeconds(5),
            }
        );
        Assert.Equal(Start.AddSeconds(5), _model.NationNow);
        Assert.Equal(0, _model.OldPercent);
    }

    [Fact]
    public void Find_leaves_out_of_the_list_with_the_cursor_alone()
    {
        Press(_model, KeyName.Enter);
        _model.OnAnswer(Start, Answer(_model.Asked!.Value, ("04/040", 12), ("04/043", 9)));
        var indicators = _model.Indicators.Count;
        Press(_model, "/bao");
        Assert.Equal(["Huyện Bảo Lạc"], _model.Within.Select(area => area.Name));
        Assert.Equal(indicators, _model.Indicators.Count);
        Press(_model, KeyName.Enter);
        Assert.Equal(1, _model.Drill.AreaIndex(_model.Within.Count));
        Press(_model, KeyName.Tab);
        Press(_model, "/bao");
        Assert.Equal(2, _model.Within.Count);
        Assert.Equal(["patrol.patrols"], _model.Indicators.Select(line => line.Indicator.Code));
        Press(_model, KeyName.Enter);
        Assert.Equal(3, _model.Drill.IndicatorIndex(_model.Indicators.Count));
    }

    private void Show(LinkState caoBang, LinkState langSon, LinkState ngheAn) =>
        _model.OnBoard(
            Start,
            State(
                Board(),
                BoardCondition.Live,
                "",
                Link(CaoBang, caoBang),
                Link(LangSon, langSon),
                Link(NgheAn, ngheAn)
            )
        );

    private IEnumerable<string> Names() => _model.Provinces.Select(entry => entry.Name);
}
