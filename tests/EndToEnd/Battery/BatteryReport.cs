using System.Globalization;

namespace Federation.EndToEnd.Battery;

/// <summary>What a run has done so far: one line a minute, and a summary. One caller at a time.</summary>
internal sealed class BatteryReport(Arena arena, int seed)
{
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly long _begun = TimeProvider.System.GetTimestamp();
    private readonly Lock _gate = new();
    private long _counted;
    private int _rounds;
    private TimeSpan _worst;
    private double _loadMax;

    /// <summary>How long the run has lasted.</summary>
    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_begun);

    /// <summary>How often everything was verified record by record.</summary>
    public int Verifications { get; set; }

    /// <summary>The nation's figures agreed after a round.</summary>
    public void Converged(TimeSpan after)
    {
        lock (_gate)
        {
            _rounds++;
            _worst = after > _worst ? after : _worst;
        }
    }

    /// <summary>So many acknowledged entries are in the nation's figures, all of them.</summary>
    public void Counted(long entries)
    {
        lock (_gate)
        {
            _counted = entries;
        }
    }

    /// <summary>A fault was injected.</summary>
    public void Injected(string kind)
    {
        lock (_gate)
        {
            _faults[kind] = _faults.GetValueOrDefault(kind) + 1;
        }
    }

    /// <summary>The line of a minute.</summary>
    public string Line()
    {
        lock (_gate)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{TimeProvider.System.GetUtcNow():HH:mm:ss}Z seed {seed} | recorded {Sum(s => s.Asked)} acknowledged "
                    + $"{Sum(s => s.Acknowledged)} counted {_counted} retries {Sum(s => s.Retries)} | rounds {_rounds} "
                    + $"faults {_faults.Values.Sum()}: {Faults()} | restarts {arena.Machines.Sum(m => m.Restarts)} | "
                    + $"worst convergence {_worst.TotalSeconds:0.0} s | load {Load():0.0} | {Memory()}"
            );
        }
    }

    /// <summary>The run in Markdown, for the record.</summary>
    public string Summary(string head, string outcome)
    {
        lock (_gate)
        {
            var lines = new List<string>
            {
                $"## {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, seed {seed}: {outcome}",
                "",
                head,
                "",
                "| measured | value |",
                "|---|---|",
                Row("lasted", $"{Elapsed:h\\:mm\\:ss}"),
                Row("entries recorded, corrected, voided", $"{Sum(s => s.Asked)}"),
                Row("acknowledged", $"{Sum(s => s.Acknowledged)}"),
                Row("in the nation's figures at the last check, all of them", $"{_counted}"),
                Row("calls made again with the same id", $"{Sum(s => s.Retries)}"),
                Row("rounds, each checked to the last figure", $"{_rounds}"),
                Row("full verifications, record by record", $"{Verifications}"),
                Row("restarts", $"{arena.Machines.Sum(m => m.Restarts)}"),
                Row(
                    "worst convergence after healing",
                    $"{_worst.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"
                ),
                Row(
                    "highest load of the machine at a minute's end",
                    _loadMax.ToString("0.0", CultureInfo.InvariantCulture)
                ),
                Row("most memory resident", string.Join(", ", arena.Machines.Select(Peak))),
            };
            lines.AddRange(_faults.Select(fault => Row($"fault: {fault.Key}", $"{fault.Value}")));
            return string.Join('\n', lines) + "\n\n";
        }
    }

    /// <summary>How many tasks want a processor: tells a program that hangs from one that starves.</summary>
    private double Load()
    {
        var load = double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
        _loadMax = Math.Max(_loadMax, load);
        return load;
    }

    private static string Row(string name, string value) => $"| {name} | {value} |";

    private static string Peak(Machine machine) => $"{machine.Name} {machine.PeakBytes >> 20} MiB";

    private string Faults() => string.Join(", ", _faults.Select(fault => $"{fault.Key} {fault.Value}"));

    private string Memory() =>
        string.Join(", ", arena.Machines.Select(machine => $"{machine.Name} {machine.Measure() >> 20} MiB"));

    private long Sum(Func<Scribe, long> of) => arena.Sites.Sum(site => of(site.Scribe));
}
