using System.Diagnostics.CodeAnalysis;

namespace Federation.Core.Calendars;

/// <summary>
/// A reporting period (kỳ) by name, not yet cut by a calendar: <c>2025-Q1</c> is other days in
/// <see cref="Calendar.Decree09"/> than in <see cref="Calendar.Civil"/>. Equal texts, equal periods.
/// </summary>
public readonly record struct Period
{
    /// <summary>The first year that a named period may have.</summary>
    public const int YearMin = 1900;

    /// <summary>The last year that a named period may have.</summary>
    public const int YearMax = 9998;

    private readonly Span _range;

    private Period(PeriodKind kind, int year, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, YearMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, YearMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, PerYear(kind));
        Kind = kind;
        Year = year;
        Index = index;
    }

    private Period(Span range)
    {
        Kind = PeriodKind.Range;
        _range = range;
    }

    /// <summary>The kind; none only of <c>default</c>, which is no period.</summary>
    public PeriodKind Kind { get; }

    /// <summary>The year, <see cref="YearMin"/> to <see cref="YearMax"/>; 0 for a range.</summary>
    public int Year { get; }

    /// <summary>
    /// Which month (1-12), quarter (1-4) or half (1-2) of the year; 1 for the other kinds, 0 for a range.
    /// </summary>
    public int Index { get; }

    /// <exception cref="ArgumentOutOfRangeException">No such month, or a year out of bounds.</exception>
    public static Period Month(int year, int month) => new(PeriodKind.Month, year, month);

    /// <exception cref="ArgumentOutOfRangeException">No such quarter, or a year out of bounds.</exception>
    public static Period Quarter(int year, int quarter) => new(PeriodKind.Quarter, year, quarter);

    /// <exception cref="ArgumentOutOfRangeException">No such half, or a year out of bounds.</exception>
    public static Period Half(int year, int half) => new(PeriodKind.Half, year, half);

    /// <exception cref="ArgumentOutOfRangeException">A year out of bounds.</exception>
    public static Period NineMonths(int year) => new(PeriodKind.NineMonths, year, 1);

    /// <exception cref="ArgumentOutOfRangeException">A year out of bounds.</exception>
    public static Period OfYear(int year) => new(PeriodKind.Year, year, 1);

    /// <exception cref="ArgumentOutOfRangeException">A year out of bounds.</exception>
    public static Period YearToDate(int year) => new(PeriodKind.YearToDate, year, 1);

    /// <summary>Exactly these days, in either calendar.</summary>
    public static Period Range(Span span) => new(span);

    /// <summary>
    /// The period of this kind that holds today; nine months and year to date are those of today's year.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A range, or a year out of bounds.</exception>
    public static Period Running(PeriodKind kind, Calendar calendar, Day today)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(kind, PeriodKind.Range);
        var (year, month) = PeriodDays.MonthOf(calendar, today);
        return new Period(kind, year, ((month - 1) / (12 / PerYear(kind))) + 1);
    }

    /// <summary>Reads the forms that <see cref="ToString"/> writes, and no other.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period) =>
        PeriodText.TryParse(text, out period);

    /// <summary>Why a text is no period, and what is allowed, to follow the text in a message.</summary>
    public static string WhyNot(string text) => PeriodText.WhyNot(text);

    /// <summary>The days of the period.</summary>
    /// <param name="calendar">How months and years are cut.</param>
    /// <param name="today">Where a year to date ends (at most at its year's end); nothing else depends on it.</param>
    /// <param name="span">The days.</param>
    /// <returns>False for a year to date that has not begun by today, and for <c>default</c>.</returns>
    public bool TryToSpan(Calendar calendar, Day today, out Span span)
    {
        span = Kind switch
        {
            PeriodKind.None => default,
            PeriodKind.Range => _range,
            _ => PeriodDays.Of(this, calendar),
        };
        if (Kind != PeriodKind.YearToDate)
        {
            return Kind != PeriodKind.None;
        }

        var begun = span.First <= today;
        span = begun ? new Span(span.First, today < span.Last ? today : span.Last) : default;
        return begun;
    }

    /// <summary>The days of the period, as <see cref="TryToSpan"/> gives them.</summary>
    /// <exception cref="InvalidOperationException">
    /// A year to date that has not begun by today, or <c>default</c>.
    /// </exception>
    public Span ToSpan(Calendar calendar, Day today) =>
        TryToSpan(calendar, today, out var span)
            ? span
            : throw new InvalidOperationException($"Period {this} has no days yet on {today}.");

    /// <summary>
    /// The period before: last month, quarter or half; for nine months, a year and a year to date that of last year;
    /// for a range as many days directly before it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It would start before the first possible year or day.</exception>
    public Period Previous()
    {
        if (Kind == PeriodKind.Range)
        {
            return new Period(new Span(_range.First.Plus(-_range.Days), _range.First.Plus(-1)));
        }

        return Index > 1 ? new Period(Kind, Year, Index - 1) : new Period(Kind, Year - 1, PerYear(Kind));
    }

    /// <summary>
    /// The same period a year earlier (cùng kỳ năm trước). Of a year to date: the range from last year's first day
    /// through today a year ago. 29 February becomes the 28th.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It would start before the first possible year or day.</exception>
    /// <exception cref="InvalidOperationException">
    /// A year to date that has not begun by today, or <c>default</c>.
    /// </exception>
    public Period SamePeriodLastYear(Calendar calendar, Day today)
    {
        if (Kind is not (PeriodKind.Range or PeriodKind.YearToDate))
        {
            return new Period(Kind, Year - 1, Index);
        }

        var span = ToSpan(calendar, today);
        return new Period(new Span(new Day(span.First.Date.AddYears(-1)), new Day(span.Last.Date.AddYears(-1))));
    }

    /// <summary>
    /// <c>2025</c>, <c>2025-Q1</c>, <c>2025-H1</c>, <c>2025-9M</c>, <c>2025-03</c>, <c>2025-YTD</c> or
    /// <c>2020-01-01..2020-12-31</c>; empty for <c>default</c>.
    /// </summary>
    public override string ToString() =>
        Kind switch
        {
            PeriodKind.Month => $"{Year:0000}-{Index:00}",
            PeriodKind.Quarter => $"{Year:0000}-Q{Index}",
            PeriodKind.Half => $"{Year:0000}-H{Index}",
            PeriodKind.NineMonths => $"{Year:0000}-9M",
            PeriodKind.Year => $"{Year:0000}",
            PeriodKind.YearToDate => $"{Year:0000}-YTD",
            PeriodKind.Range => $"{_range.First}..{_range.Last}",
            _ => "",
        };

    internal static int PerYear(PeriodKind kind) =>
        kind switch
        {
            PeriodKind.Month => 12,
            PeriodKind.Quarter => 4,
            PeriodKind.Half => 2,
            _ => 1,
        };
}
