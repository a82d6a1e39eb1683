using Federation.Fed.Cli;
using Federation.Wire.V1;
using Xunit;
using static Federation.Clients.Tests.Fed.FiguresOutputLaws;

namespace Federation.Clients.Tests.Fed;

/// <summary>What is shown where nothing is counted, and why there is no total.</summary>
public sealed class FiguresNothingLaws
{
    [Theory]
    [InlineData(FigureKind.DeclaredZero, "0", "0", "declared_zero")]
    [InlineData(FigureKind.NotApplicable, "không áp dụng", "not applicable", "not_applicable")]
    [InlineData(FigureKind.NotYetClosed, "chưa chốt", "not yet closed", "not_yet_closed")]
    [InlineData(FigureKind.NotExpected, "không thuộc diện", "not expected", "not_expected")]
    public void A_figure_that_is_nothing_says_which_nothing_it_is(FigureKind kind, string vi, string en, string code)
    {
        var answer = Answer();
        answer.Figures.RemoveAt(0);
        (answer.Figures[0].Possible, answer.Figures[0].Unattributed, answer.Figures[0].Kind) = (0, 0, kind);

        Assert.Contains($" {vi}\n", Written(Language.Vi, "table", answer: answer));
        Assert.Contains($"\n{vi[..1].ToUpperInvariant()}{vi[1..]}: ", Written(Language.Vi, "table", answer: answer));
        Assert.Contains($" {en}\n", Written(Language.En, "table", answer: answer));
        Assert.Contains($"\n{en[..1].ToUpperInvariant()}{en[1..]}: ", Written(Language.En, "table", answer: answer));
        Assert.Contains($"\"display\":\"{vi}\"", Written(Language.Vi, "json", answer: answer));
        Assert.Contains($"\"kind\":\"{code}\"", Written(Language.Vi, "json", answer: answer));
        Assert.EndsWith($",{code},,,\n", Written(Language.Vi, "csv", answer: answer));
    }

    [Fact]
    public void A_figure_of_mixed_kinds_says_why_it_has_no_total()
    {
        var answer = Answer();
        answer.Figures.RemoveAt(0);
        var figure = answer.Figures[0];
        (figure.Possible, figure.Unattributed, figure.Kind) = (0, 0, FigureKind.NotYetClosed);
        figure.Nothing.Add(new KindPairs { Kind = FigureKind.NotApplicable, Pairs = 3 });
        Assert.DoesNotContain("has no total", Written(Language.En, "table", answer: answer), StringComparison.Ordinal);
        figure.Nothing.Add(new KindPairs { Kind = FigureKind.NotYetClosed, Pairs = 1 });

        Assert.EndsWith(
            "patrol.patrols has no total: 3 not applicable, 1 not yet closed.\n",
            Written(Language.En, "table", answer: answer),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"kind\":\"not_yet_closed\",\"nothing\":{\"not_applicable\":3,\"not_yet_closed\":1}",
            Written(Language.En, "json", answer: answer),
            StringComparison.Ordinal
        );
        Assert.Contains(
            ",not_yet_closed,not_applicable=3 not_yet_closed=1,",
            Written(Language.En, "csv", answer: answer),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Closed_without_any_is_no_zero_where_an_amount_of_more_days_may_lie_in_it()
    {
        var answer = Answer();
        answer.Figures.RemoveAt(0);
        var figure = answer.Figures[0];
        (figure.Possible, figure.Unattributed, figure.Kind) = (0, 47, FigureKind.DeclaredZero);
        figure.Nothing.Add(new KindPairs { Kind = FigureKind.DeclaredZero, Pairs = 3 });

        Assert.Contains("\"display\":\"–\"", Written(Language.Vi, "json", answer: answer), StringComparison.Ordinal);
        Assert.Contains(
            "patrol.patrols không có tổng: 3 bằng 0, có số của khoảng ngày dài hơn kỳ.\n",
            Written(Language.Vi, "table", answer: answer),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Where_last_year_could_not_be_derived_no_dash_says_that_there_is_none()
    {
        var answer = Compared();
        answer.LastYearUnknown = true;
        var table = Written(Language.Vi, "table", answer: answer);
        Assert.Contains("Cùng kỳ năm trước: không lập lại được theo phiên bản này.\n", table, StringComparison.Ordinal);
        Assert.DoesNotContain("Tăng, giảm", table, StringComparison.Ordinal);
    }
}
