using System.Buffers;
using System.Diagnostics;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Sqlite;

namespace Federation.LoadTest;

/// <summary>
/// Makes the journal of a nation of 63 provinces, and starts a real silo on it again and again: how long until it has
/// folded all of it and is ready.
/// </summary>
internal sealed class ColdStart(int entries, int perFrame, int starts, int port)
{
    private const int FramesOfAppend = 256;
    private readonly string _data = Directory.CreateTempSubdirectory("federation-cold-").FullName;
    private readonly Latencies _whole = new("process started → ready, the whole journal read");
    private readonly Latencies _back = new("process started → ready, from a checkpoint");

    private string Checkpoint => Path.Combine(_data, "boards.checkpoint");

    /// <summary>Measures, and writes the report.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var position = await MakeAsync(cancellationToken);
        var size = new FileInfo(Path.Combine(_data, "journal.db")).Length >> 20;
        for (var start = 0; start < starts; start++)
        {
            await StartAsync(_whole, ["--Nation:Checkpoints:Records", "0"], isKept: true, cancellationToken);
        }

        await StartAsync(
            new Latencies(""),
            ["--Nation:Checkpoints:LookInterval", "00:00:00.1"],
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

    private async Task<long> MakeAsync(CancellationToken cancellationToken)
    {
        using var journal = SqliteJournal.Open(_data, new JournalOptions(), TimeProvider.System);
        var random = new Random(1);
        var owners = AreaCatalogue.Reference.Provinces(new Day(2025, 1, 1)).OrderBy(id => id).ToList();
        var marks = new List<LedgerMark>();
        foreach (var owner in owners)
        {
            marks.Add(await journal.RaiseTermAsync(owner, new LedgerId(Guid.NewGuid()), cancellationToken));
        }

        var left = entries;
        while (left > 0)
        {
            var requests = new List<AppendRequest>();
            for (var i = 0; i < marks.Count && left > 0; i++)
            {
                var frames = new List<Frame>();
                for (; frames.Count < FramesOfAppend && left > 0; left -= perFrame)
                {
                    frames.Add(Seal(frames.Count == 0 ? marks[i].Watermark : frames[^1].Head, marks[i].Owner, random));
                }

                requests.Add(new AppendRequest(marks[i].Ledger, marks[i].Term, marks[i].Watermark, frames));
                marks[i] = marks[i] with { Watermark = frames[^1].Head };
            }

            foreach (var outcome in await journal.AppendAsync(requests, cancellationToken))
            {
                _ = (AppendOutcome.Appended)outcome;
            }
        }

        return (await journal.ReadHeadAsync(cancellationToken)).Position;
    }

    private Frame Seal(FrameHead before, AreaId owner, Random random)
    {
        var facts = new Fact[perFrame];
        for (var i = 0; i < perFrame; i++)
        {
            facts[i] = new Fact(new EntryId(Guid.NewGuid()), Draw(owner, random));
        }

        var bytes = new ArrayBufferWriter<byte>();
        _ = FrameCodec.Encode(facts, bytes);
        var head = FrameChain.Next(before, bytes.WrittenSpan);
        return new Frame(head, before.Hash, bytes.WrittenSpan.ToArray());
    }

    private static Posting Draw(AreaId owner, Random random)
    {
        var indicators = IndicatorCatalogue.Reference.All;
        var sets = ForceSet.All;
        var key = new PostingKey(
            owner,
            indicators[random.Next(indicators.Count)].Number,
            Span.Of(new Day(2025, 1, 1).Plus(random.Next(365))),
            sets[random.Next(sets.Count)],
            Approval.Provisional
        );
        return Posting.Add(key, new Amount(1 + random.Next(50)), Qualifier.Exact);
    }
}
