namespace Federation.Core.Calendars;

/// <summary>The kinds of <see cref="Period"/>. Numbered for ever.</summary>
public enum PeriodKind : byte
{
    /// <summary>Only of <c>default</c>, which is no period.</summary>
    None = 0,

    /// <summary><c>2025-03</c></summary>
    Month = 1,

    /// <summary><c>2025-Q1</c></summary>
    Quarter = 2,

    /// <summary><c>2025-H1</c></summary>
    Half = 3,

    /// <summary><c>2025-9M</c>: from the year's start through September.</summary>
    NineMonths = 4,

    /// <summary><c>2025</c></summary>
    Year = 5,

    /// <summary><c>2025-YTD</c>: from the year's start through today.</summary>
    YearToDate = 6,

    /// <summary><c>2020-01-01..2020-12-31</c>: these days in either calendar.</summary>
    Range = 7,
}
