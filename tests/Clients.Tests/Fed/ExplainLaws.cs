using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Explain;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class ExplainLaws
{
    private static readonly Day Today = new(2025, 12, 31);
    private static readonly FigureQuestion Quarter = new("04", "2025-Q1", "", "", ["crime.cases"]);

    [Fact]
    public void A_level_that_does_not_add_up_is_named_with_both_numbers()
    {
        var step = new Step("areas", "By area", [new Part("04/042", "", 3), new Part("04/043", "", 2)]);

        Assert.Same(step, step.Of(5, "the figure"));
        var error = Assert.Throws<FedException>(() => step.Of(6, "the figure of version 1.7"));
        Assert.Equal(1, error.ExitCode);
        Assert.Contains(
            "areas come to 5 and the figure of version 1.7 is 6, 1 apart",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_days_that_tell_two_calendars_apart_add_up_to_their_difference()
    {
        // The quarter of Decree 09/2019 is 2024-12-15 to 2025-03-14.
        var told = await AskAsync(Quarter, ("2024-12-20", 5), ("2025-02-01", 7), ("2025-03-15", 2), ("2025-03-31", 1));

        Assert.Equal((10, 12, 2), (told!.Value.Civil, told.Value.Decree09, told.Value.Days.Sum));
        Assert.Equal(
            [("2024-12-20", 5L), ("2025-03-15", -2), ("2025-03-31", -1)],
            told.Value.Days.Parts.Select(part => (part.Code, part.Amount))
        );
    }

    [Fact]
    public void Differences_are_written_with_their_sign_and_amounts_without()
    {
        using var output = new StringWriter();
        _ = IndicatorCatalogue.Reference.TryGet("crime.cases", out var indicator);
        var explained = new ExplainOutput(Screen.Of(output, TextWriter.Null), Language.En, indicator!);
        var days = new Step("days", "Days", [new Part("a", "one", 9), new Part("b", "two", -2)]);

        explained.Write(days with { IsDifference = true });
        explained.Write(days);

        var rows = output.ToString().Split('\n').Select(row => row.Trim().Split("  ", 2)[^1].Trim()).ToArray();
        Assert.Equal(["+9 cases", "-2 cases", "+7 cases"], Amounts(2));
        Assert.Equal(["9 cases", "-2 cases", "7 cases"], Amounts(7));

        IEnumerable<string> Amounts(int from) => rows.Skip(from).Take(3).Select(row => row.Split("  ")[^1].Trim());
    }

    [Fact]
    public async Task Days_that_nobody_named_are_cut_alike()
    {
        Assert.Null(await AskAsync(Quarter with { Period = "2025-01-01..2025-01-31" }, ("2025-01-02", 1)));
    }

    [Fact]
    public async Task What_lies_on_several_days_in_one_calendar_only_is_one_line()
    {
        var several = new Span(new Day(2024, 12, 20), new Day(2025, 1, 3));
        _ = Period.TryParse("2025-Q1", out var period);
        var told = await new CalendarSteps(
            _ => Task.FromResult<IReadOnlyList<(Span, long)>>([(several, 9)]),
            Language.En
        ).AskAsync(period, Today);

        var part = Assert.Single(told!.Value.Days.Parts);
        Assert.Equal(("spans that lie in one of them only", 9, 0), (part.Name, part.Amount, told.Value.Civil));
    }

    private static async Task<(long Civil, long Decree09, Step Days)?> AskAsync(
        FigureQuestion question,
        params (string Day, long Amount)[] amounts
    )
    {
        _ = Period.TryParse(question.Period, out var period);
        var spans = amounts
            .Select(one => (Span.Of(Day.TryParse(one.Day, out var day) ? day : default), one.Amount))
            .ToArray();
        return await new CalendarSteps(SpansOf, Language.En).AskAsync(period, Today);

        Task<IReadOnlyList<(Span, long)>> SpansOf(Span asked) =>
            Task.FromResult<IReadOnlyList<(Span, long)>>([.. spans.Where(one => asked.Contains(one.Item1))]);
    }
}
