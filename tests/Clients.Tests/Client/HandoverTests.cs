using Federation.Client;
using Federation.Core.Calendars;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Client;

/// <summary>What is handed over with a shift, as text that can be filed.</summary>
public sealed class HandoverTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 23, 23, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_text_says_what_is_open_what_happened_and_who_had_the_shift()
    {
        Assert.Equal(
            [
                "BÀN GIAO CA 24/11/2026 06:00 – 24/11/2026 14:00 (giờ Việt Nam)",
                "Đang còn:",
                "  [2] Tỉnh Lạng Sơn: chậm chốt, Quý III năm 2026, hạn 05/10/2026, chưa chốt: công an, "
                    + "từ 24/11/2026 04:00, An đã ghi nhận: đã gọi",
                "Mới báo:",
                "  24/11/2026 07:00 [3] Tỉnh Cao Bằng: mất liên lạc, nghe lần cuối 24/11/2026 06:59",
                "Đã ghi nhận:",
                "  24/11/2026 08:00 [2] Tỉnh Lạng Sơn: chậm chốt, Quý III năm 2026, hạn 05/10/2026, chưa chốt: "
                    + "công an, An đã ghi nhận: đã gọi",
                "Đã hết:",
                "  24/11/2026 09:00 [3] Tỉnh Cao Bằng: mất liên lạc, nghe lần cuối 24/11/2026 06:59, có liên lạc lại",
                "Đã chốt Quý III năm 2026:",
                "  không có",
                "Chưa chốt Quý III năm 2026 (1):",
                "  Tỉnh Lạng Sơn: công an, chậm 50 ngày",
                "Bản số liệu đã thống nhất:",
                "  không có",
                "Nhận ca:",
                "  24/11/2026 06:00 Bình, 1 báo động đang còn: ca sáng",
            ],
            HandoverText.Vi(Sample())
        );
    }

    [Fact]
    public void The_English_text_has_the_same_lines()
    {
        var lines = HandoverText.En(Sample());

        Assert.Equal(HandoverText.Vi(Sample()).Count, lines.Count);
        Assert.Equal("HANDOVER OF THE SHIFT 24 Nov 2026 06:00 – 24 Nov 2026 14:00 (Vietnam time)", lines[0]);
        Assert.Contains("  24 Nov 2026 06:00 Bình, 1 alarms stood: ca sáng", lines);
    }

    [Fact]
    public void What_was_forgotten_is_said()
    {
        var handover = Sample();
        handover.Alarms.CompleteSinceUnixUs = Micros(Since.AddHours(1));

        Assert.Equal("Báo động chỉ đủ từ 24/11/2026 07:00.", HandoverText.Vi(handover)[1]);
    }

    private static Handover Sample()
    {
        var late = Alarm(
            2,
            AlarmKind.Late,
            "Tỉnh Lạng Sơn",
            "2026-Q3",
            new Day(2026, 10, 5).Number,
            Since.AddHours(-2)
        );
        late.Says = "police";
        (late.AcknowledgedBy, late.Remark, late.AcknowledgedUnixUs) = ("An", "đã gọi", Micros(Since.AddHours(2)));
        var silent = Alarm(3, AlarmKind.Silent, "Tỉnh Cao Bằng", "x", Micros(Since.AddMinutes(59)), Since.AddHours(1));
        silent.ClearedUnixUs = Micros(Since.AddHours(3));
        var told = new ListAlarmsResponse { Alarms = { late, silent }, NowUnixUs = Micros(Since.AddHours(8)) };
        told.Shifts.Add(
            new ShiftTaken
            {
                Number = 1,
                AtUnixUs = Micros(Since),
                By = "Bình",
                Remark = "ca sáng",
                Open = 1,
            }
        );
        var pair = new CoverageLine
        {
            AreaNameVi = "Tỉnh Lạng Sơn",
            Force = "police",
            DaysLate = 50,
            Chase = 1,
        };
        return new Handover(Since, told, [], [], [pair], Period.Quarter(2026, 3));
    }

    private static Alarm Alarm(
        long number,
        AlarmKind kind,
        string name,
        string about,
        long value,
        DateTimeOffset raised
    ) =>
        new()
        {
            Number = number,
            Kind = kind,
            AreaNameVi = name,
            About = about,
            Value = value,
            RaisedUnixUs = Micros(raised),
        };

    private static long Micros(DateTimeOffset at) =>
        (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
