using System.Diagnostics;
using Federation.LoadTest.Peers;
using Federation.LoadTest.Peers.Prepared;

namespace Federation.LoadTest.Intake;

/// <summary>
/// The intake under full load: 34 edges send as fast as they may, through gRPC, the silo and the journal's commit to a
/// display. The clock stops when the display has verified a board with every posting; then the sums are compared key by
/// key.
/// </summary>
/// <param name="postings">Of a frame.</param>
/// <param name="ofEntry">Postings of an entry.</param>
/// <param name="warmUp">Not counted: the code is compiled, and every figure there.</param>
/// <param name="length">How long the edges send.</param>
internal sealed class IntakeRun(int postings, int ofEntry, TimeSpan warmUp, TimeSpan length)
{
    private const int BytesOfBodies = 1 << 19;

    private readonly List<LoadingEdge> _edges = [];

    /// <summary>Measures and writes; 0 where the board came to what was sent.</summary>
    /// <param name="name">Of the page of results.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<int> RunAsync(string name, CancellationToken cancellationToken)
    {
        var gcFile = Path.Combine(Path.GetTempPath(), $"federation-gc-{Environment.ProcessId}");
        await using var nation = await LoadedNation.StartAsync(GcLog.Environment(gcFile), cancellationToken);
        var bodies = Math.Clamp(BytesOfBodies / (postings * 4), 4, 256);
        for (var province = 0; province < PeerWorkload.Provinces; province++)
        {
            var made = new FrameBodies(province, bodies, postings, ofEntry);
            _edges.Add(await LoadingEdge.StartAsync(province, made, nation.Silo.Address, cancellationToken));
        }

        await LoadAsync(nation, warmUp, cancellationToken);
        GC.Collect();
        var before = IntakeReading.Take(nation, gcFile, _edges);
        await LoadAsync(nation, length, cancellationToken);
        var reading = IntakeReading.Take(nation, gcFile, _edges).Since(before);
        var right = Compare(nation);
        IntakePage.Write(name, postings, ofEntry, reading, right);
        foreach (var edge in _edges)
        {
            await edge.DisposeAsync();
        }

        File.Delete(gcFile);
        return right ? 0 : 1;
    }

    private async Task LoadAsync(LoadedNation nation, TimeSpan time, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            _edges.Select(edge =>
                Task.Run(
                    () => edge.LoadAsync(() => Stopwatch.GetElapsedTime(began) < time, cancellationToken),
                    cancellationToken
                )
            )
        );
        await nation.UntilShownAsync(_edges.Sum(edge => edge.Frames) * postings, cancellationToken);
    }

    private bool Compare(LoadedNation nation)
    {
        var expected = new long[PeerWorkload.Keys];
        foreach (var edge in _edges)
        {
            edge.AddTo(expected);
        }

        return PreparedKeys.Sums(nation.Shown!).AsSpan().SequenceEqual(expected);
    }
}
