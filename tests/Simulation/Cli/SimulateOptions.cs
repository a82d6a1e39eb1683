using System.Globalization;

namespace Federation.Simulation.Cli;

/// <summary>The arguments of <c>./simulate</c>.</summary>
internal sealed record SimulateOptions
{
    private const string StateDefault = "tests/results/simulation/next-seed";

    public long? Seed { get; private init; }

    /// <summary>True: all that happens is told.</summary>
    public bool Tell { get; private init; }

    public (long First, long Last)? Range { get; private init; }

    public TimeSpan? Minutes { get; private init; }

    public string State { get; private init; } = StateDefault;

    public int Threads { get; private init; } = Environment.ProcessorCount;

    /// <exception cref="FormatException">Says what is wrong.</exception>
    public static SimulateOptions Parse(string[] arguments)
    {
        var options = new SimulateOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (arguments[i] == "--help")
            {
                return new SimulateOptions();
            }

            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            options = arguments[i] switch
            {
                "--seed" => options with { Seed = Number(value) },
                "--seeds" => options with { Range = Two(value) },
                "--minutes" => options with { Minutes = TimeSpan.FromMinutes(Number(value)) },
                "--state" => options with { State = value },
                "--tell" => options with { Tell = value == "yes" },
                "--threads" => options with { Threads = (int)Number(value) },
                _ => throw new FormatException($"there is no '{arguments[i]}'; see --help"),
            };
        }

        return options;
    }

    /// <summary>The next seed of an endless run; 1 where there was none.</summary>
    public long ReadState() => File.Exists(State) ? Number(File.ReadAllText(State).Trim()) : 1;

    public void WriteState(long next)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(State))!);
        File.WriteAllText(State, next.ToString(CultureInfo.InvariantCulture));
    }

    private static (long First, long Last) Two(string text)
    {
        var parts = text.Split("..");
        return parts.Length == 2
            ? (Number(parts[0]), Number(parts[1]))
            : throw new FormatException($"'{text}' must be like 1..3000");
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"'{text}' must be a whole number from 1");
}
