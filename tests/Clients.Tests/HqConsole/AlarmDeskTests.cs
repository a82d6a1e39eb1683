using Federation.Client.Picture;
using Federation.HqConsole.Model;
using Federation.Wire.V1;
using Xunit;
using static Federation.Clients.Tests.HqConsole.Scene;
using Alarm = Federation.Wire.V1.Alarm;
using LinkState = Federation.Core.Exchange.LinkState;

namespace Federation.Clients.Tests.HqConsole;

/// <summary>Alarms on the console: what needs a person first, a key to acknowledge, a name once a shift.</summary>
public sealed class AlarmDeskTests
{
    private readonly ConsoleModel _model = Model();

    public AlarmDeskTests()
    {
        _model.OnBoard(Start, State(Board(), links: [Link(CaoBang, LinkState.Up), Link(LangSon, LinkState.Up)]));
        Tell(
            Alarm(7, AlarmKind.Late, LangSon.Value, "Tỉnh Lạng Sơn"),
            Alarm(9, AlarmKind.Fork, CaoBang.Value, "Tỉnh Cao Bằng")
        );
    }

    [Fact]
    public void What_is_stopped_comes_before_what_is_late_and_what_somebody_has_seen_comes_last()
    {
        Assert.Equal([9L, 7L], _model.Alarms.Alarms.Select(alarm => alarm.Number));

        var seen = Alarm(9, AlarmKind.Fork, CaoBang.Value, "Tỉnh Cao Bằng");
        (seen.AcknowledgedBy, seen.AcknowledgedUnixUs) = ("An", 1);
        Tell(seen, Alarm(7, AlarmKind.Late, LangSon.Value, "Tỉnh Lạng Sơn"));

        Assert.Equal([7L, 9L], _model.Alarms.Alarms.Select(alarm => alarm.Number));
        Assert.Equal(1, _model.Alarms.Open);
        Assert.Equal(LangSon, _model.Provinces[0].Area);
    }

    [Fact]
    public void The_name_is_asked_once_and_kept_for_the_next_acknowledgement()
    {
        Press(_model, "aa");
        Assert.Equal("", _model.Alarms.Typed);
        Press(_model, "quân");
        Press(_model, KeyName.Enter);
        Press(_model, KeyName.Down);
        Press(_model, "a");

        var first = _model.Alarms.TakeOrder()!;
        var second = _model.Alarms.TakeOrder()!;
        Assert.Equal(((long?)9, "quân"), (first.Alarm, first.Name));
        Assert.Equal(((long?)7, "quân"), (second.Alarm, second.Name));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Null(_model.Alarms.TakeOrder());
        Assert.False(_model.WantsToQuit);
    }

    [Fact]
    public void An_empty_name_acknowledges_nothing_and_Escape_leaves_the_field()
    {
        Press(_model, "aa");
        Press(_model, KeyName.Enter);
        Press(_model, "  ");
        Press(_model, KeyName.Enter);
        Assert.NotNull(_model.Alarms.Typed);
        Press(_model, KeyName.Escape);

        Assert.Null(_model.Alarms.TakeOrder());
        Assert.Equal(Page.Alarms, _model.Page);
        Press(_model, KeyName.Escape);
        Assert.Equal(Page.Provinces, _model.Page);
    }

    [Fact]
    public void A_shift_is_taken_over_with_a_name()
    {
        Press(_model, "anBình");
        Press(_model, KeyName.Enter);

        var order = _model.Alarms.TakeOrder()!;
        Assert.Equal((null, "Bình"), (order.Alarm, order.Name));
        Assert.Equal("Bình", _model.Alarms.Name);
    }

    [Fact]
    public void The_cursor_stays_on_its_alarm_and_begins_at_the_province()
    {
        Press(_model, KeyName.Down);
        Press(_model, "a");
        Assert.Equal(_model.Selected!.Area.Value, _model.Alarms.Selected!.AreaId);

        var number = _model.Alarms.Selected!.Number;
        Tell(
            Alarm(12, AlarmKind.Fork, NgheAn.Value, "Tỉnh Nghệ An"),
            Alarm(7, AlarmKind.Late, LangSon.Value, "Tỉnh Lạng Sơn"),
            Alarm(9, AlarmKind.Fork, CaoBang.Value, "Tỉnh Cao Bằng")
        );
        Assert.Equal(number, _model.Alarms.Selected!.Number);
    }

    [Fact]
    public void Where_the_nation_does_not_answer_the_last_alarms_stay_and_it_is_said()
    {
        _model.OnAlarms(new AlarmNews(null, "Unavailable: nobody"));
        Press(_model, "a");

        Assert.Equal(2, _model.Alarms.Alarms.Count);
        Assert.Contains("Unavailable: nobody", Text(_model, 120, 40), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_every_alarm_whole_from_the_smallest_screen_to_the_largest()
    {
        Press(_model, "a");
        foreach (var (width, height) in new[] { (80, 24), (120, 40), (250, 70) })
        {
            var text = Text(_model, width, height);
            Assert.Contains("2 báo động, 2 chưa ghi nhận", text, StringComparison.Ordinal);
            Assert.Contains("sổ rẽ nhánh", text, StringComparison.Ordinal);
            Assert.Contains("Tỉnh Lạng Sơn", text, StringComparison.Ordinal);
            Assert.Contains("chưa ai ghi nhận: a", text, StringComparison.Ordinal);
            Assert.DoesNotContain("…", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_province_shows_its_alarm_in_its_row()
    {
        var row = Text(_model, 120, 40).Split('\n').Single(line => line.Contains("Lạng Sơn", StringComparison.Ordinal));
        Assert.StartsWith(" ! Lạng Sơn", row, StringComparison.Ordinal);
        Assert.Contains("chậm chốt", row, StringComparison.Ordinal);
    }

    [Fact]
    public void The_handover_is_a_page_of_its_own_and_no_line_of_it_is_cut()
    {
        Press(_model, "ah");
        Assert.True(_model.Alarms.IsHandover);
        Assert.Contains("Đang hỏi trung tâm", Text(_model, 80, 24), StringComparison.Ordinal);

        var remark = string.Join(' ', Enumerable.Repeat("nhớ gọi lại", 20));
        var seen = Alarm(9, AlarmKind.Fork, CaoBang.Value, "Tỉnh Cao Bằng");
        (seen.AcknowledgedBy, seen.AcknowledgedUnixUs, seen.Remark) = ("An", 2, remark + " xong");
        var told = new ListAlarmsResponse { Alarms = { seen }, NowUnixUs = 3 };
        var handover = new Federation.Client.Handover(
            DateTimeOffset.UnixEpoch,
            told,
            [],
            [],
            [],
            Federation.Core.Calendars.Period.Quarter(2025, 1)
        );
        _model.OnAlarms(new AlarmNews(told, "") { Handover = handover });

        var text = Text(_model, 80, 40);
        Assert.Contains("BÀN GIAO CA", text, StringComparison.Ordinal);
        Assert.Contains("xong", text, StringComparison.Ordinal);
        Assert.DoesNotContain("…", text, StringComparison.Ordinal);
        Press(_model, KeyName.Escape);
        Assert.False(_model.Alarms.IsHandover);
        Assert.Equal(Page.Alarms, _model.Page);
    }

    private static Alarm Alarm(long number, AlarmKind kind, int area, string name) =>
        new()
        {
            Number = number,
            Kind = kind,
            AreaId = area,
            AreaNameVi = name,
            About = kind == AlarmKind.Late ? "2025-Q1" : "x",
            Says = kind == AlarmKind.Late ? "police" : "",
            Value = 20_000,
            RaisedUnixUs = 1,
        };

    private void Tell(params Alarm[] alarms) =>
        _model.OnAlarms(new AlarmNews(new ListAlarmsResponse { Alarms = { alarms } }, ""));
}
