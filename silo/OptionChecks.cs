namespace Federation.Silo;

/// <summary>Checks of options against their ranges.</summary>
internal static class OptionChecks
{
    /// <summary>
    /// A sentence for each value outside its range: the value, the limits, the cure. Times are in seconds.
    /// </summary>
    public static IEnumerable<string> Of(
        string section,
        params IReadOnlyList<(string Name, double Value, double Least, double Most)> values
    ) =>
        values
            .Where(value => !(value.Value >= value.Least && value.Value <= value.Most))
            .Select(value =>
                $"{section}:{value.Name} is {value.Value}; it must lie from {value.Least} to {value.Most}. "
                + "Change it or leave it out."
            );
}
