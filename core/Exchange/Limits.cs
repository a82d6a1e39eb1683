namespace Federation.Core.Exchange;

/// <summary>Checks of options: the message gives value, limit and cure.</summary>
internal static class Limits
{
    /// <summary>The shortest time that a host's timers can keep apart.</summary>
    public static readonly TimeSpan TimeMin = TimeSpan.FromMilliseconds(10);

    /// <exception cref="ArgumentException">Outside the limits.</exception>
    public static void Check<T>(string name, T value, T lowest, T highest)
        where T : IComparable<T>
    {
        if (value.CompareTo(lowest) < 0 || value.CompareTo(highest) > 0)
        {
            throw new ArgumentException($"{name} is {value}; set it from {lowest} to {highest}.", name);
        }
    }
}
