using CsCheck;
using Federation.Core.Calendars;
using Xunit;

namespace Federation.Core.Tests.Calendars;

public sealed class PeriodTests
{
    private static readonly Day Today = new(2025, 8, 20);

    [Theory]
    [InlineData("2025", "2025-01-01..2025-12-31", "2024-12-15..2025-12-14")]
    [InlineData("2025-Q1", "2025-01-01..2025-03-31", "2024-12-15..2025-03-14")]
    [InlineData("2025-Q2", "2025-04-01..2025-06-30", "2025-03-15..2025-06-14")]
    [InlineData("2025-Q3", "2025-07-01..2025-09-30", "2025-06-15..2025-09-14")]
    [InlineData("2025-Q4", "2025-10-01..2025-12-31", "2025-09-15..2025-12-14")]
    [InlineData("2025-H1", "2025-01-01..2025-06-30", "2024-12-15..2025-06-14")]
    [InlineData("2025-H2", "2025-07-01..2025-12-31", "2025-06-15..2025-12-14")]
    [InlineData("2025-9M", "2025-01-01..2025-09-30", "2024-12-15..2025-09-14")]
    [InlineData("2024-02", "2024-02-01..2024-02-29", "2024-01-15..2024-02-14")]
    [InlineData("2025-01", "2025-01-01..2025-01-31", "2024-12-15..2025-01-14")]
    [InlineData("2025-12", "2025-12-01..2025-12-31", "2025-11-15..2025-12-14")]
    [InlineData("2025-YTD", "2025-01-01..2025-08-20", "2024-12-15..2025-08-20")]
    [InlineData("2024-YTD", "2024-01-01..2024-12-31", "2023-12-15..2024-12-14")]
    [InlineData("2020-01-01..2020-12-31", "2020-01-01..2020-12-31", "2020-01-01..2020-12-31")]
    [InlineData("2020-02-29..2020-02-29", "2020-02-29", "2020-02-29")]
    public void A_period_is_cut_by_each_calendar(string text, string civil, string decree09)
    {
        var period = Parsed(text);
        Assert.Equal(text, period.ToString());
        Assert.Equal(civil, period.ToSpan(Calendar.Civil, Today).ToString());
        Assert.Equal(decree09, period.ToSpan(Calendar.Decree09, Today).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("0025")]
    [InlineData("1899")]
    [InlineData("9999")]
    [InlineData("2025-")]
    [InlineData("2025-Q")]
    [InlineData("2025-Q0")]
    [InlineData("2025-Q5")]
    [InlineData("2025-Q11")]
    [InlineData("2025-q1")]
    [InlineData("2025-H3")]
    [InlineData("2025-6M")]
    [InlineData("2025-00")]
    [InlineData("2025-13")]
    [InlineData("2025-1")]
    [InlineData("2025Q1")]
    [InlineData("2025-03-01")]
    [InlineData("2025-+3")]
    [InlineData("2025-01-02..2025-01-01")]
    [InlineData("2025-01-01..")]
    [InlineData("..2025-01-01")]
    [InlineData("2025-01-01...2025-01-02")]
    [InlineData("2025-02-29..2025-03-01")]
    [InlineData(" 2025")]
    [InlineData("٢٠٢٥")]
    public void What_is_no_period_is_refused(string? text)
    {
        Assert.False(Period.TryParse(text, out var period));
        Assert.Equal(default, period);
    }

    [Fact]
    public void A_year_to_date_that_has_not_begun_has_no_days()
    {
        Assert.False(Period.YearToDate(2026).TryToSpan(Calendar.Civil, Today, out _));
        Assert.Throws<InvalidOperationException>(() => Period.YearToDate(2026).ToSpan(Calendar.Civil, Today));
        Assert.True(Period.YearToDate(2026).TryToSpan(Calendar.Decree09, new Day(2025, 12, 15), out var span));
        Assert.Equal("2025-12-15", span.ToString());
        Assert.False(default(Period).TryToSpan(Calendar.Civil, Today, out _));
    }

    [Theory]
    [InlineData(PeriodKind.Month, "2025-12-14", "2025-12", "2025-12")]
    [InlineData(PeriodKind.Month, "2025-12-15", "2025-12", "2026-01")]
    [InlineData(PeriodKind.Month, "2024-01-31", "2024-01", "2024-02")]
    [InlineData(PeriodKind.Quarter, "2025-03-14", "2025-Q1", "2025-Q1")]
    [InlineData(PeriodKind.Quarter, "2025-03-15", "2025-Q1", "2025-Q2")]
    [InlineData(PeriodKind.Half, "2025-06-15", "2025-H1", "2025-H2")]
    [InlineData(PeriodKind.NineMonths, "2025-11-01", "2025-9M", "2025-9M")]
    [InlineData(PeriodKind.Year, "2025-12-31", "2025", "2026")]
    [InlineData(PeriodKind.YearToDate, "2025-12-15", "2025-YTD", "2026-YTD")]
    public void The_running_period_holds_today(PeriodKind kind, string today, string civil, string decree09)
    {
        Assert.True(Day.TryParse(today, out var day));
        Assert.Equal(civil, Period.Running(kind, Calendar.Civil, day).ToString());
        Assert.Equal(decree09, Period.Running(kind, Calendar.Decree09, day).ToString());
    }

    [Fact]
    public void No_range_is_running() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Running(PeriodKind.Range, Calendar.Civil, Today));

    [Theory]
    [InlineData("2025-03", "2025-02", "2024-03")]
    [InlineData("2025-01", "2024-12", "2024-01")]
    [InlineData("2025-Q1", "2024-Q4", "2024-Q1")]
    [InlineData("2025-H2", "2025-H1", "2024-H2")]
    [InlineData("2025-9M", "2024-9M", "2024-9M")]
    [InlineData("2025", "2024", "2024")]
    [InlineData("2025-YTD", "2024-YTD", "2024-01-01..2024-08-20")]
    [InlineData("2024-02-28..2024-02-29", "2024-02-26..2024-02-27", "2023-02-28..2023-02-28")]
    public void A_period_has_one_before_it_and_one_a_year_ago(string text, string previous, string lastYear)
    {
        Assert.Equal(previous, Parsed(text).Previous().ToString());
        Assert.Equal(lastYear, Parsed(text).SamePeriodLastYear(Calendar.Civil, Today).ToString());
    }

    [Fact]
    public void A_year_to_date_of_the_decree_compares_with_the_decrees_year() =>
        Assert.Equal(
            "2023-12-15..2024-08-20",
            Parsed("2025-YTD").SamePeriodLastYear(Calendar.Decree09, Today).ToString()
        );

    [Fact]
    public void There_is_nothing_before_the_first_year() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYear(1900).Previous());

    [Theory]
    [InlineData("2025-Q1", "Quý I năm 2025", "First quarter of 2025")]
    [InlineData("2025-Q4", "Quý IV năm 2025", "Fourth quarter of 2025")]
    [InlineData("2023-H1", "6 tháng đầu năm 2023", "First half of 2023")]
    [InlineData("2023-H2", "6 tháng cuối năm 2023", "Second half of 2023")]
    [InlineData("2025-9M", "9 tháng năm 2025", "First nine months of 2025")]
    [InlineData("2020", "Năm 2020", "Year 2020")]
    [InlineData("2025-03", "Tháng 3 năm 2025", "March 2025")]
    [InlineData("2025-YTD", "Lũy kế từ đầu năm 2025", "Year to date, 2025")]
    [InlineData("2020-01-01..2020-12-31", "01/01/2020–31/12/2020", "1 January 2020–31 December 2020")]
    public void A_period_has_names(string text, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, Parsed(text).NameVi());
        Assert.Equal(english, Parsed(text).NameEn());
    }

    [Fact]
    public void In_either_calendar_months_fill_quarters_quarters_halves_and_halves_the_year() =>
        Gen.Int[Period.YearMin, Period.YearMax]
            .Sample(
                year =>
                {
                    foreach (var calendar in new[] { Calendar.Civil, Calendar.Decree09 })
                    {
                        var whole = Period.OfYear(year).ToSpan(calendar, Today);
                        Assert.True(Fill(whole, Enumerable.Range(1, 12).Select(m => Period.Month(year, m)), calendar));
                        Assert.True(Fill(whole, Enumerable.Range(1, 4).Select(q => Period.Quarter(year, q)), calendar));
                        Assert.True(Fill(whole, Enumerable.Range(1, 2).Select(h => Period.Half(year, h)), calendar));
                    }
                },
                iter: 200,
                threads: 1
            );

    [Theory]
    [InlineData("civil", Calendar.Civil)]
    [InlineData("decree09", Calendar.Decree09)]
    public void A_calendar_has_a_code(string code, Calendar calendar)
    {
        Assert.Equal(code, calendar.Code());
        Assert.True(CalendarCodes.TryParse(code, out var parsed));
        Assert.Equal(calendar, parsed);
        Assert.False(CalendarCodes.TryParse(code.ToUpperInvariant(), out _));
    }

    private static bool Fill(Span whole, IEnumerable<Period> parts, Calendar calendar)
    {
        var next = whole.First;
        foreach (var span in parts.Select(p => p.ToSpan(calendar, Today)))
        {
            if (span.First != next)
            {
                return false;
            }

            next = span.Last.Plus(1);
        }

        return next == whole.Last.Plus(1);
    }

    private static Period Parsed(string text)
    {
        Assert.True(Period.TryParse(text, out var period), text);
        return period;
    }
}
