using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class CoverageOutputLaws
{
    [Fact]
    public void Twenty_to_chase_are_shown_and_the_others_counted_by_force_unless_all_are_asked_for()
    {
        var few = Written(Language.En, all: false);
        Assert.Equal(20, Rows(few));
        Assert.Contains("\n5 more have not closed (police 3, military 2): --all shows them.\n", few);
        Assert.Contains(
            "\nCòn 5 nơi chưa chốt nữa (công an 3, quân sự 2): xem bằng --all.\n",
            Written(Language.Vi, all: false)
        );
        var every = Written(Language.En, all: true);
        Assert.Equal(26, Rows(every));
        Assert.DoesNotContain("--all", every);
    }

    [Fact]
    public void Provisional_amounts_of_who_is_not_expected_are_named_beside_any_coverage()
    {
        Assert.EndsWith(
            "Not expected, provisional: Cao Bang province, coast guard: 2 amounts that nobody who is expected will "
                + "close.\n",
            Written(Language.En, all: false)
        );
        Assert.EndsWith(
            "Ngoài diện báo cáo, chưa duyệt: Tỉnh Cao Bằng, cảnh sát biển: 2 số liệu, không lực lượng nào trong diện "
                + "sẽ chốt.\n",
            Written(Language.Vi, all: false)
        );
    }

    [Fact]
    public void A_duty_phone_has_a_column_where_any_is_known()
    {
        var answer = Answer();
        answer.Pairs[0].DutyPhone = "0206 3852 113";
        Assert.Contains("Duty phone\n", Written(Language.En, all: false, answer));
        Assert.Contains("  0206 3852 113\n", Written(Language.En, all: false, answer));
        Assert.DoesNotContain("Duty phone", Written(Language.En, all: false));
    }

    private static int Rows(string text) =>
        text.Split('\n').Count(line => line.Contains("closed", StringComparison.Ordinal) && line.Contains(" 04 "));

    private static string Written(Language language, bool all, CoverageResponse? answer = null)
    {
        using var output = new StringWriter();
        var question = new FigureQuestion("VN", "2025-Q1", "", "", []);
        new CoverageOutput(Screen.Of(output, TextWriter.Null), language).Write(
            answer ?? Answer(),
            question,
            all,
            json: false
        );
        return output.ToString();
    }

    private static CoverageResponse Answer()
    {
        var answer = new CoverageResponse
        {
            Expected = 26,
            Closed = 1,
            UsualPercentIn = -1,
            Deadline = "2025-04-05",
            FirstDay = new Day(2025, 1, 1).Number,
            LastDay = new Day(2025, 3, 31).Number,
        };
        for (var i = 0; i < 26; i++)
        {
            answer.Pairs.Add(
                new CoverageLine
                {
                    Area = "04",
                    Force = i % 2 == 0 ? "police" : "military",
                    LastDay = "2025-03-31",
                    Closed = i == 25,
                    ClosedOn = i == 25 ? "2025-04-01" : "",
                    Chase = i == 25 ? 0 : i + 1,
                }
            );
        }

        answer.Unexpected.Add(
            new UnexpectedAmounts
            {
                Area = "04",
                Forces = "coast_guard",
                Amounts = 2,
            }
        );
        return answer;
    }
}
