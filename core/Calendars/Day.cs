namespace Federation.Core.Calendars;

/// <summary>
/// A day of Vietnam (UTC+7, no daylight saving since 1975). Its number counts days from 1970-01-01, which is 0.
/// </summary>
public readonly record struct Day : IComparable<Day>
{
    /// <summary>The time zone of all days here: UTC+7.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <param name="number">Days from 1970-01-01; within years 1 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the years 1 to 9999.</exception>
    public Day(int number)
    {
        _ = DateOnly.FromDayNumber(checked(number + Epoch));
        Number = number;
    }

    /// <exception cref="ArgumentOutOfRangeException">No such date.</exception>
    public Day(int year, int month, int day)
        : this(new DateOnly(year, month, day)) { }

    public Day(DateOnly date) => Number = date.DayNumber - Epoch;

    /// <summary>Days from 1970-01-01.</summary>
    public int Number { get; }

    /// <summary>The calendar date.</summary>
    public DateOnly Date => DateOnly.FromDayNumber(Number + Epoch);

    /// <summary>True for the number of a day within years 1 to 9999.</summary>
    public static bool IsValid(int number) =>
        number >= DateOnly.MinValue.DayNumber - Epoch && number <= DateOnly.MaxValue.DayNumber - Epoch;

    /// <summary>The day of Vietnam at an instant.</summary>
    public static Day At(DateTimeOffset instant) => new(DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime));

    /// <summary>Reads <c>2025-01-15</c> and nothing else.</summary>
    public static bool TryParse(string? text, out Day day)
    {
        var valid = DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date);
        day = valid ? new Day(date) : default;
        return valid;
    }

    /// <exception cref="ArgumentOutOfRangeException">Outside the years 1 to 9999.</exception>
    public Day Plus(int days) => new(checked(Number + days));

    /// <inheritdoc/>
    public int CompareTo(Day other) => Number.CompareTo(other.Number);

    /// <summary>ISO 8601: <c>2025-01-15</c>.</summary>
    public override string ToString() => Date.ToString("yyyy-MM-dd");

    public static bool operator <(Day left, Day right) => left.Number < right.Number;

    public static bool operator <=(Day left, Day right) => left.Number <= right.Number;

    public static bool operator >(Day left, Day right) => left.Number > right.Number;

    public static bool operator >=(Day left, Day right) => left.Number >= right.Number;
}
