using Federation.Core.Calendars;
using Federation.Fed.Alarms;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class AlarmsOutputLaws
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_alarm_says_what_where_since_when_and_who_has_seen_it_in_both_languages()
    {
        var vi = Written(Language.Vi, json: false);
        Assert.Contains("3 báo động, 2 chưa ai ghi nhận.\n", vi, StringComparison.Ordinal);
        Assert.Contains("nghe lần cuối 24/11/2026 07:12", vi, StringComparison.Ordinal);
        Assert.Contains("chưa chốt: quân sự, công an", vi, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Văn An, 24/11/2026 08:00:00: đã gọi", vi, StringComparison.Ordinal);
        Assert.Contains("900 lần trong tháng, tháng lớn nhất trước đó 250 lần", vi, StringComparison.Ordinal);

        var en = Written(Language.En, json: false);
        Assert.Contains("3 alarms, 2 not acknowledged.\n", en, StringComparison.Ordinal);
        Assert.Contains("Cao Bang province", en, StringComparison.Ordinal);
        Assert.Contains("implausible jump", en, StringComparison.Ordinal);
        Assert.Contains("not closed: military, police", en, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_read_null_where_nobody_has_seen_it()
    {
        var json = Written(Language.En, json: true);
        Assert.Contains("\"number\":1,\"kind\":\"silent\",\"area\":\"04\"", json, StringComparison.Ordinal);
        Assert.Contains("\"acknowledged_by\":null,\"remark\":null", json, StringComparison.Ordinal);
        Assert.Contains("\"acknowledged_by\":\"Nguyễn Văn An\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8h", "2026-11-23T17:00:00Z")]
    [InlineData("30m", "2026-11-24T00:30:00Z")]
    [InlineData("2026-11-24T06:00", "2026-11-23T23:00:00Z")]
    [InlineData("2026-11-24", "2026-11-23T17:00:00Z")]
    public void A_moment_is_a_time_of_Vietnam_or_so_long_ago(string text, string utc)
    {
        Assert.True(SinceOption.TryRead(text, Now, out var moment));
        Assert.Equal(DateTimeOffset.Parse(utc, null), moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("-8h")]
    [InlineData("99999999h")]
    [InlineData("2026-13-01")]
    public void Other_texts_are_no_moment(string text) => Assert.False(SinceOption.TryRead(text, Now, out _));

    [Theory]
    [InlineData("There is no alarm 7: see fed alarms.", "Không có báo động 7: xem fed alarms.")]
    [InlineData(
        "Alarm 7 was acknowledged by Nguyễn Văn An at 2026-11-24 08:00:00.",
        "Báo động 7 đã được Nguyễn Văn An ghi nhận lúc 2026-11-24 08:00:00."
    )]
    public void Refusals_are_told_in_Vietnamese(string en, string vi) =>
        Assert.Equal(vi, RefusalTexts.Of(en, Language.Vi));

    private static string Written(Language language, bool json)
    {
        using var output = new StringWriter();
        new AlarmsOutput(Screen.Of(output, TextWriter.Null), language).Write(Answer(), json);
        return output.ToString();
    }

    private static ListAlarmsResponse Answer()
    {
        var answer = new ListAlarmsResponse { NowUnixUs = Micros(Now), LookedUnixUs = Micros(Now) };
        answer.Alarms.Add(
            Alarm(1, AlarmKind.Silent, "0198c5a2-6f00-7abc-8def-000000000001", Micros(Now.AddMinutes(-48)))
        );
        var late = Alarm(2, AlarmKind.Late, "2026-Q3", new Day(2026, 10, 5).Number);
        (late.Says, late.Against) = ("military,police", 2);
        (late.AcknowledgedBy, late.AcknowledgedUnixUs, late.Remark) = ("Nguyễn Văn An", Micros(Now), "đã gọi");
        answer.Alarms.Add(late);
        var jump = Alarm(3, AlarmKind.Jump, "info.exchanged", 900);
        jump.Against = 250;
        answer.Alarms.Add(jump);
        return answer;
    }

    private static Alarm Alarm(long number, AlarmKind kind, string about, long value) =>
        new()
        {
            Number = number,
            Kind = kind,
            AreaId = HqConsole.Scene.CaoBang.Value,
            Area = "04",
            AreaNameVi = "Tỉnh Cao Bằng",
            About = about,
            Value = value,
            RaisedUnixUs = Micros(Now.AddHours(-1)),
        };

    private static long Micros(DateTimeOffset at) =>
        (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
