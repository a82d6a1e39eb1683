namespace Federation.Core.Calendars;

/// <summary>The day, or the first and last day, that an amount belongs to. First is never after last.</summary>
public readonly record struct Span : IComparable<Span>
{
    /// <exception cref="ArgumentException">First is after last.</exception>
    public Span(Day first, Day last)
    {
        if (first > last)
        {
            throw new ArgumentException($"A span cannot end ({last}) before it starts ({first}).", nameof(last));
        }

        First = first;
        Last = last;
    }

    /// <summary>The first day, included.</summary>
    public Day First { get; }

    /// <summary>The last day, included.</summary>
    public Day Last { get; }

    /// <summary>How many days, at least 1.</summary>
    public int Days => Last.Number - First.Number + 1;

    /// <summary>A single day.</summary>
    public static Span Of(Day day) => new(day, day);

    /// <summary>True where every day of the other lies here.</summary>
    public bool Contains(Span other) => First <= other.First && other.Last <= Last;

    public bool Contains(Day day) => First <= day && day <= Last;

    /// <summary>True where the two share a day.</summary>
    public bool Overlaps(Span other) => First <= other.Last && other.First <= Last;

    /// <summary>The days that both hold; of two that share none the other.</summary>
    public Span Within(Span other) =>
        Overlaps(other)
            ? new Span(First > other.First ? First : other.First, Last < other.Last ? Last : other.Last)
            : other;

    /// <summary>By first day, then by last.</summary>
    public int CompareTo(Span other)
    {
        var byFirst = First.CompareTo(other.First);
        return byFirst != 0 ? byFirst : Last.CompareTo(other.Last);
    }

    /// <summary><c>2025-01-15</c>, or <c>2025-01-01..2025-03-31</c>.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First}..{Last}";

    public static bool operator <(Span left, Span right) => left.CompareTo(right) < 0;

    public static bool operator <=(Span left, Span right) => left.CompareTo(right) <= 0;

    public static bool operator >(Span left, Span right) => left.CompareTo(right) > 0;

    public static bool operator >=(Span left, Span right) => left.CompareTo(right) >= 0;
}
