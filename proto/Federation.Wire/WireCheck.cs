namespace Federation.Wire;

/// <summary>Checks of single fields: the message names the field, its value and what is allowed.</summary>
internal static class WireCheck
{
    /// <summary>9999-12-31 in days since 1970-01-01.</summary>
    public const int DayMax = 2_932_896;

    private const int TextMax = 2000;
    private static readonly long MicrosecondsMax = TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <exception cref="FormatException">Outside the range.</exception>
    public static long Range(long value, long lowest, long highest, string field) =>
        value >= lowest && value <= highest
            ? value
            : throw new FormatException($"{field} is {value}; allowed are {lowest} to {highest}.");

    /// <exception cref="FormatException">Outside the range.</exception>
    public static int Integer(long value, int lowest, int highest, string field) =>
        (int)Range(value, lowest, highest, field);

    /// <exception cref="FormatException">Negative.</exception>
    public static long NotNegative(long value, string field) => Range(value, 0, long.MaxValue, field);

    /// <exception cref="FormatException">0 or negative.</exception>
    public static long Positive(long value, string field) => Range(value, 1, long.MaxValue, field);

    /// <exception cref="FormatException">Negative, or longer than a time can be.</exception>
    public static TimeSpan Microseconds(long value, string field) =>
        new(Range(value, 0, MicrosecondsMax, field) * TimeSpan.TicksPerMicrosecond);

    /// <exception cref="FormatException">Longer than 2000 characters.</exception>
    /// <summary>A text for operators: its control characters become spaces, so that it can go to a log.</summary>
    public static string Text(string value, string field)
    {
        if (value.Length > TextMax)
        {
            throw new FormatException($"{field} has {value.Length} characters; allowed are {TextMax}.");
        }

        return string.Create(
            value.Length,
            value,
            static (destination, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                {
                    destination[i] = char.IsControl(text[i]) ? ' ' : text[i];
                }
            }
        );
    }
}
