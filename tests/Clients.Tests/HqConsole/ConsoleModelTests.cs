using Federation.Client;
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
    public void The_picker_offers_the_running_periods_and_starts_at_the_one_shown()
    {
        Press(_model, "p");
        Assert.Equal(Period.Quarter(2025, 1), _model.Periods[_model.SelectedIndex]);
        Assert.Contains(Period.YearToDate(2025), _model.Periods);
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
        Assert.Equal(View.BorderGuard, _model.View);
        Assert.Equal(Page.Province, _model.Page);
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
        Assert.Equal(Page.Province, _model.Page);
        Press(_model, KeyName.Escape);
        Assert.Equal(Page.Provinces, _model.Page);
    }

    [Fact]
    public void An_area_that_is_no_more_says_so_only_in_later_periods()
    {
        _model.OnBoard(Start, State(Board(), links: Link(QuangNam, LinkState.Up)));
        Assert.Contains("Quảng Nam", Names());
        var later = new ConsoleSettings(Language.Vi, new Subject(Period.Quarter(2025, 4), default), View.Total, "");
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

    private void Show(LinkState caoBang, LinkState langSon, LinkState ngheAn) =>
        _model.OnBoard(
            Start,
            State(Board(), BoardCondition.Live, "", Link(CaoBang, caoBang), Link(LangSon, langSon), Link(NgheAn, ngheAn))
        );

    private IEnumerable<string> Names() => _model.Provinces.Select(entry => entry.Name);
}
