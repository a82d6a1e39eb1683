namespace Federation.EndToEnd.Battery;

/// <summary>Draws faults round by round, keeps recording, and checks everything after each round.</summary>
internal sealed class BatteryRun(Arena arena, BatteryReport report, int seed, TextWriter output)
{
    private const int RoundsPerVerification = 25;
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMinutes(1);

    private readonly Oracle _oracle = new(arena);

    /// <summary>Runs for so long, and at least one round; then verifies everything once more.</summary>
    /// <exception cref="Exception">Whatever does not hold; the message of the round names its faults.</exception>
    public async Task RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        arena.Sites.ForEach(site => site.Scribe.Start());
        await _oracle.ConvergeAsync(cancellationToken);
        _oracle.GoOn();
        using var minutes = new Timer(_ => output.WriteLine(report.Line()), null, ReportInterval, ReportInterval);
        for (var round = 1; report.Elapsed < time; round++)
        {
            await RoundAsync(round, cancellationToken);
        }

        await _oracle.ConvergeAsync(cancellationToken);
        await _oracle.VerifyAsync();
        report.Verifications++;
        report.Counted(Acknowledged);
        output.WriteLine(report.Line());
        _oracle.GoOn();
    }

    private long Acknowledged => arena.Sites.Sum(site => site.Scribe.Acknowledged);

    private async Task RoundAsync(int round, CancellationToken cancellationToken)
    {
        var faults = new FaultDraw(arena, _oracle, new Random(HashCode(seed, round))).Next();
        foreach (var fault in faults)
        {
            report.Injected(fault.Kind);
        }

        try
        {
            report.Converged(await _oracle.EndureAsync(faults, cancellationToken));
            report.Counted(Acknowledged);
            if (round % RoundsPerVerification == 0)
            {
                await _oracle.VerifyAsync();
                report.Verifications++;
            }

            _oracle.GoOn();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"Round {round} of seed {seed} ({Names(faults)}): {e.Message}", e);
        }
    }

    private static string Names(IReadOnlyList<Fault> faults) =>
        string.Join(", ", faults.Select(fault => $"{fault.Kind} of {fault.Target}"));

    /// <summary>A mix that is the same in every process, which that of the runtime is not.</summary>
    private static int HashCode(int seed, int round) => unchecked((seed * 1_000_003) ^ (round * 7_919));
}
