using System.Collections.Concurrent;
using System.Diagnostics;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.LoadTest;

/// <summary>
/// Records at a steady rate, whatever the answers do (an open loop: a slow answer does not slow the next call), over
/// one or
/// more edges, and watches the national board: how long until the edge acknowledged, and until a board version held it.
/// One clock for both ends. An edge's n-th recording is on the board once the province's count of patrols is n.
/// </summary>
internal sealed class Freshness(
    IReadOnlyDictionary<string, Uri> edges,
    int rate,
    TimeSpan length,
    IReadOnlyDictionary<string, long> shownBefore
)
{
    private static readonly DateTime FirstDay = new(2025, 1, 1);

    private readonly ConcurrentDictionary<(string Province, long Entry), Sample> _waiting = new();
    private readonly Dictionary<string, long> _shown = new(shownBefore, StringComparer.Ordinal);

    private readonly record struct Sample(long Due, long Acknowledged);

    /// <summary>From the call to its answer. Calls do not wait for answers: a slow one hides no other.</summary>
    public Latencies Called { get; } = new("recording called → acknowledged");

    /// <summary>From the moment the call was due to its answer: with what the generator's own timer was late.</summary>
    public Latencies Acknowledged { get; } = new("recording due → acknowledged");

    /// <summary>From the answer to a board version that holds the recording.</summary>
    public Latencies AnswerToBoard { get; } = new("acknowledged → board version");

    /// <summary>From the moment the call was due to a board version that holds the recording.</summary>
    public Latencies DueToBoard { get; } = new("recording due → board version");

    /// <summary>Recordings that are not on the board yet.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>How many recordings of each province the board showed last.</summary>
    public Dictionary<string, long> ShownCounts()
    {
        lock (_shown)
        {
            return new Dictionary<string, long>(_shown, StringComparer.Ordinal);
        }
    }

    /// <summary>Makes every call; returns when all are answered.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var channels = edges.ToDictionary(edge => edge.Key, edge => GrpcChannel.ForAddress(edge.Value));
        var callers = channels.ToDictionary(channel => channel.Key, channel => new Ledger.LedgerClient(channel.Value));
        var provinces = callers.Keys.Order(StringComparer.Ordinal).ToArray();
        var total = (int)(rate * length.TotalSeconds);
        var calls = new List<Task>(total);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < total; i++)
        {
            var due = start + (i * Stopwatch.Frequency / rate);
            while (Stopwatch.GetTimestamp() < due)
            {
                await Task.Delay(1, cancellationToken);
            }

            var province = provinces[i % provinces.Length];
            calls.Add(RecordAsync(callers[province], province, i, due, cancellationToken));
        }

        await Task.WhenAll(calls);
        foreach (var channel in channels.Values)
        {
            channel.Dispose();
        }
    }

    /// <summary>A board version shows this many recordings of a province, as of now.</summary>
    public void Shown(string province, long count)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_shown)
        {
            for (var entry = _shown.GetValueOrDefault(province) + 1; entry <= count; entry++)
            {
                // A board may show a recording before its caller has read the answer: it then waits for the answer.
                if (_waiting.TryRemove((province, entry), out var sample))
                {
                    Count(sample, now);
                }
            }

            _shown[province] = Math.Max(count, _shown.GetValueOrDefault(province));
        }
    }

    private async Task RecordAsync(
        Ledger.LedgerClient caller,
        string province,
        int number,
        long due,
        CancellationToken cancellationToken
    )
    {
        var request = new RecordRequest
        {
            Id = Guid.CreateVersion7().ToString(),
            Activity = new ActivityText
            {
                Area = province,
                Day = FirstDay.AddDays(number % 90).ToString("yyyy-MM-dd"),
                Forces = "border_guard+police",
                Lead = "border_guard",
                Amounts =
                {
                    new AmountText { Indicator = "patrol.patrols", Amount = "1" },
                },
            },
        };
        var claim = new Metadata { { "federation-as", "border_guard" } };
        var called = Stopwatch.GetTimestamp();
        var answer = await caller.RecordAsync(request, claim, cancellationToken: cancellationToken);
        var now = Stopwatch.GetTimestamp();
        Called.Add(called, now);
        Acknowledged.Add(due, now);
        lock (_shown)
        {
            var sample = new Sample(due, now);
            if (answer.EntryNumber <= _shown.GetValueOrDefault(province))
            {
                Count(sample, now);
            }
            else
            {
                _waiting[(province, answer.EntryNumber)] = sample;
            }
        }
    }

    private void Count(Sample sample, long shown)
    {
        AnswerToBoard.Add(sample.Acknowledged, shown);
        DueToBoard.Add(sample.Due, shown);
    }
}
