using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class OverruledOutputLaws
{
    [Fact]
    public void Each_warning_says_where_when_whose_and_why_in_both_languages()
    {
        var en = Written(Language.En, json: false);
        Assert.Contains("2 warnings were overruled; 1 stands without a reason.\n", en, StringComparison.Ordinal);
        Assert.Contains("rule 5043: 501 of patrol.participants", en, StringComparison.Ordinal);
        Assert.Contains("campaign", en, StringComparison.Ordinal);
        Assert.EndsWith("1 more: raise --listed, or ask for a province or a period.\n", en, StringComparison.Ordinal);

        var vi = Written(Language.Vi, json: false);
        Assert.Contains("Đã bỏ qua 2 cảnh báo; 1 số liệu đáng ngờ không ai nêu lý do.\n", vi, StringComparison.Ordinal);
        Assert.Contains("đợt cao điểm", vi, StringComparison.Ordinal);
        Assert.Contains("quy tắc 1: crime.cases", vi, StringComparison.Ordinal);
        Assert.Contains("không có", vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_read_null_where_nothing_was_told()
    {
        var json = Written(Language.En, json: true);
        Assert.Contains("\"overruled\":2,\"without_reason\":1,\"left_out\":1", json, StringComparison.Ordinal);
        Assert.Contains("\"rule\":5043,\"because\":\"campaign\"", json, StringComparison.Ordinal);
        Assert.Contains("\"rule\":1,\"because\":null,\"says\":null,\"amount\":null", json, StringComparison.Ordinal);
    }

    private static string Written(Language language, bool json)
    {
        using var output = new StringWriter();
        new OverruledOutput(Screen.Of(output, TextWriter.Null), language).Write(Answer(), "20", json);
        return output.ToString();
    }

    private static WarningsResponse Answer()
    {
        var answer = new WarningsResponse
        {
            Overruled = 2,
            WithoutReason = 1,
            LeftOut = 1,
            FirstDay = new Day(2025, 1, 1).Number,
            LastDay = new Day(2025, 3, 31).Number,
            Version = new Wire.V1.Version { Epoch = 1, Position = 7 },
        };
        answer.Warnings.Add(
            new LiveWarning
            {
                Area = "20/183",
                AreaNameVi = "Huyện Cao Lộc",
                FirstDay = "2025-01-15",
                LastDay = "2025-01-15",
                Forces = "border_guard+police",
                Indicator = "patrol.participants",
                Rule = 5043,
                Because = "campaign",
                Says =
                    "rule 5043: 501 of patrol.participants for 1 patrol of patrol.patrols is above 500 people, the "
                    + "most for so many",
                Amount = 501,
                Frame = 3,
            }
        );
        answer.Warnings.Add(
            new LiveWarning
            {
                Area = "20",
                FirstDay = "2025-01-01",
                LastDay = "2025-03-31",
                Indicator = "crime.cases",
                Rule = 1,
            }
        );
        return answer;
    }
}
