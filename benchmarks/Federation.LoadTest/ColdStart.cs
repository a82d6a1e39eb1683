using System.Diagnostics;

namespace Federation.LoadTest;

/// <summary>
/// Makes the journal of a nation of 63 provinces, and starts a real silo on it again and again: how long until it has
/// folded all of it and is ready.
/// </summary>
internal sealed class ColdStart(int entries, int perFrame, int starts, int port)
{
    private readonly string _data = Directory.CreateTempSubdirectory("federation-cold-").FullName;
    private readonly Latencies _whole = new("process started → ready, the whole journal read");
    private readonly Latencies _back = new("process started → ready, from a checkpoint");

    private string Checkpoint => Path.Combine(_data, "boards.checkpoint");

    /// <summary>Measures, and writes the report.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var position = await new FilledJournal(entries, perFrame).MakeAsync(_data, cancellationToken);
        var size = new FileInfo(Path.Combine(_data, "journal.db")).Length >> 20;
        for (var start = 0; start < starts; start++)
        {
            await StartAsync(_whole, ["--Nation:Checkpoints:Records", "0"], isKept: true, cancellationToken);
        }

        await StartAsync(
            new Latencies(""),
            ["--Nation:Checkpoints:LookInterval", "00:00:00.1", "--Nation:Checkpoints:Records", "1"],
            false,
            cancellationToken
        );
        for (var start = 0; start < starts; start++)
        {
            await StartAsync(_back, [], isKept: true, cancellationToken);
        }

        var kept = new FileInfo(Checkpoint).Length / 1048576.0;
        Directory.Delete(_data, recursive: true);
        var path = new Report($"A silo comes up on a journal of {entries:N0} entries")
            .Line($"{entries:N0} entries of one amount each, {perFrame} to a frame, of 63 provinces over a year, so")
            .Line($"{position:N0} records, {size} MiB in SQLite; the checkpoint takes {kept:0.0} MiB. A real silo is")
            .Line($"started on them {starts} times without a checkpoint, and {starts} times with one at the head.")
            .Line()
            .Line("| what (ms) | n | p50 | p99 | p99.9 | longest |")
            .Line("|---|---|---|---|---|---|")
            .Line(_whole.Row())
            .Line(_back.Row())
            .Write(Fleet.Root, $"cold-start-{perFrame}");
        Console.WriteLine(path);
        return 0;
    }

    private async Task StartAsync(Latencies measured, string[] more, bool isKept, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var silo = await RealProcess.StartAsync("Federation.Silo", [.. Arguments(), .. more], cancellationToken);
        measured.Add(begun, Stopwatch.GetTimestamp());
        Console.WriteLine($"{Stopwatch.GetElapsedTime(begun).TotalSeconds:0.00} s, {silo.MiB:0} MiB");
        while (!isKept && !File.Exists(Checkpoint))
        {
            await Task.Delay(50, cancellationToken);
        }

        await silo.DisposeAsync();
    }

    private string[] Arguments() =>
        [
            "--Nation:Data",
            _data,
            "--Nation:Port",
            $"{port}",
            "--Nation:WebPort",
            $"{port + 1}",
            "--Nation:OrleansPort",
            $"{port + 2}",
        ];
}
