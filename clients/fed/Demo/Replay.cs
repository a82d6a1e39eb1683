namespace Federation.Fed.Demo;

/// <summary>Records the activities of several provinces side by side, each province in order of days.</summary>
/// <param name="provinces">What to record.</param>
/// <param name="edges">An address per province code.</param>
internal sealed class Replay(IReadOnlyList<DemoProvince> provinces, IReadOnlyDictionary<string, Uri> edges)
{
    private const int AtOnce = 16;
    private const long Whole = 1_000_000_000;

    private int _acknowledged;

    /// <summary>How many activities there are.</summary>
    public int Count { get; } = provinces.Sum(province => province.Activities.Count);

    /// <summary>How many are acknowledged so far.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Records all; returns when each is acknowledged.</summary>
    /// <param name="pace">When each is due.</param>
    /// <param name="patience">How long one may go unanswered.</param>
    /// <param name="acknowledged">Told how many are acknowledged, after each; from any thread.</param>
    /// <param name="cancellationToken">Stops it; what is acknowledged stays.</param>
    public async Task RunAsync(
        Pace pace,
        TimeSpan patience,
        Action<int> acknowledged,
        CancellationToken cancellationToken
    )
    {
        var recorders = edges.ToDictionary(edge => edge.Key, edge => new ActivityRecorder(edge.Value, patience));
        var begun = TimeProvider.System.GetTimestamp();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                InTurn().Index(),
                limits,
                async (item, cancellation) =>
                {
                    var due = pace.DueAt(item.Index, Count) - TimeProvider.System.GetElapsedTime(begun);
                    if (due > TimeSpan.Zero)
                    {
                        await Task.Delay(due, TimeProvider.System, cancellation);
                    }

                    await recorders[item.Item.Province].RecordAsync(item.Item.Activity, cancellation);
                    acknowledged(Interlocked.Increment(ref _acknowledged));
                }
            );
        }
        finally
        {
            foreach (var recorder in recorders.Values)
            {
                recorder.Dispose();
            }
        }
    }

    /// <summary>All activities, so that every province is equally far at any time.</summary>
    private IEnumerable<(string Province, DemoActivity Activity)> InTurn() =>
        provinces
            .SelectMany(province =>
                province.Activities.Select(
                    (activity, i) =>
                        (
                            Turn: i * Whole / province.Activities.Count,
                            Province: province.Code.ToString(),
                            Activity: activity
                        )
                )
            )
            .OrderBy(item => item.Turn)
            .Select(item => (item.Province, item.Activity));
}
