using System.Globalization;

namespace Federation.EndToEnd.Battery;

/// <summary>What a run of the battery was asked for.</summary>
/// <param name="Time">How long; more than nothing, at most 1,000 hours.</param>
/// <param name="Seed">Of what is recorded and which faults come.</param>
/// <param name="Edges">Province codes with commas.</param>
/// <param name="Note">Written above the recorded result; null: nothing is recorded.</param>
internal sealed record BatteryOptions(TimeSpan Time, int Seed, string Edges, string? Note)
{
    private const int HoursMax = 1000;
    private static readonly string[] Known = ["--hours", "--seed", "--edges", "--record"];

    /// <summary>Reads names and values in any order; null where one is missing, unknown, twice or wrong.</summary>
    public static BatteryOptions? Read(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            if (!Known.Contains(arguments[i]) || !given.TryAdd(arguments[i], arguments[i + 1]))
            {
                return null;
            }
        }

        var culture = CultureInfo.InvariantCulture;
        return
            arguments.Count % 2 == 0
            && double.TryParse(given.GetValueOrDefault("--hours"), NumberStyles.Float, culture, out var hours)
            && hours is > 0 and <= HoursMax
            && int.TryParse(
                given.GetValueOrDefault("--seed", "1"),
                NumberStyles.AllowLeadingSign,
                culture,
                out var seed
            )
            ? new BatteryOptions(
                TimeSpan.FromHours(hours),
                seed,
                given.GetValueOrDefault("--edges", "04,20,40,49"),
                given.GetValueOrDefault("--record")
            )
            : null;
    }
}
