using Federation.Client.Picture;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Client;

/// <summary>Whom to chase, as screens say it.</summary>
public sealed class ChaseLineTests
{
    private static readonly CoverageResponse Told = new()
    {
        Pairs =
        {
            Pair("04", "police", chase: 0, late: 0),
            Pair("04", "military", chase: 2, late: 1_204),
            Pair("20", "border_guard", chase: 1, late: 0),
            Pair("99", "navy", chase: 3, late: 1),
        },
    };

    [Fact]
    public void Who_has_not_closed_stands_in_the_order_in_which_to_chase_with_names_and_phone()
    {
        var lines = ChaseLine.Of(Told, Language.Vi);
        Assert.Equal(["Lạng Sơn", "Cao Bằng", "Tỉnh 99"], lines.Select(line => line.Province));
        Assert.Equal(["biên phòng", "quân sự", "navy"], lines.Select(line => line.Force));
        Assert.Equal(["còn hạn", "1.204 ngày", "1 ngày"], lines.Select(line => line.Late(Language.Vi)));
        Assert.Equal(["in time", "1,204 days", "1 day"], lines.Select(line => line.Late(Language.En)));
        Assert.All(lines, line => Assert.Equal("0206 1", line.DutyPhone));
    }

    [Fact]
    public void A_usual_share_is_in_tenths_of_a_percent_rounded_down()
    {
        var line = new ChaseLine("", "", 0, 42_990, "");
        Assert.Equal(("4,2%", "4.2%"), (line.Weight(Language.Vi), line.Weight(Language.En)));
        Assert.Equal("", (line with { UsualPerMillion = 0 }).Weight(Language.Vi));
    }

    private static CoverageLine Pair(string area, string force, int chase, int late) =>
        new()
        {
            Area = area,
            AreaNameVi = $"Tỉnh {area}",
            Force = force,
            LastDay = "2025-03-31",
            Closed = chase == 0,
            Chase = chase,
            DaysLate = late,
            DutyPhone = "0206 1",
        };
}
