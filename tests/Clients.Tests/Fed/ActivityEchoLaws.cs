using Federation.Fed.Cli;
using Federation.Fed.Ledgers;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class ActivityEchoLaws
{
    [Fact]
    public void What_was_understood_is_one_line_of_area_day_forces_and_amounts_with_units()
    {
        var activity = new ActivityText
        {
            Area = "04/043",
            Day = "2025-01-15",
            Forces = "border_guard+police",
        };
        activity.Amounts.Add(new AmountText { Indicator = "patrol.path_cleared", Amount = "41,4" });
        activity.Amounts.Add(
            new AmountText
            {
                Indicator = "patrol.participants",
                Amount = "1200",
                Qualifier = Qualifier.Nearly,
            }
        );
        var vi = ActivityEcho.Of(activity, Language.Vi);
        Assert.StartsWith("Huyện Bảo Lạc, tỉnh Cao Bằng · 15/01/2025 · ", vi);
        Assert.Contains(": 41,4 km; ", vi);
        Assert.EndsWith(": gần 1.200 lượt người", vi);
        var en = ActivityEcho.Of(activity, Language.En);
        Assert.StartsWith("Bao Lac district, Cao Bang province · 15 January 2025 · ", en);
        Assert.Contains(": 41.4 km; ", en);
    }
}
