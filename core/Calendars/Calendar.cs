namespace Federation.Core.Calendars;

/// <summary>How periods are cut. Numbered for ever.</summary>
public enum Calendar : byte
{
    /// <summary>Calendar months, quarters and years.</summary>
    Civil = 0,

    /// <summary>
    /// Decree 09/2019 on state reporting: a month runs from the 15th of the month before to the 14th, a year from
    /// 15 December to 14 December.
    /// </summary>
    Decree09 = 1,
}

/// <summary>Codes of the calendars.</summary>
public static class CalendarCodes
{
    /// <summary><c>civil</c> or <c>decree09</c>.</summary>
    public static string Code(this Calendar calendar) => calendar == Calendar.Decree09 ? "decree09" : "civil";

    /// <summary>Reads a code exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out Calendar calendar)
    {
        calendar = code.SequenceEqual("decree09") ? Calendar.Decree09 : Calendar.Civil;
        return calendar == Calendar.Decree09 || code.SequenceEqual("civil");
    }
}
