namespace Federation.Mutation;

/// <summary>Tests every mutant of some files and reports those that no test noticed.</summary>
/// <param name="source">What is changed.</param>
/// <param name="folders">Where the switched assembly goes, and where those go that stand alone.</param>
/// <param name="within">The beginning of the namespaces whose tests must notice.</param>
/// <param name="output">Takes the report.</param>
internal sealed class Campaign(
    CoreSource source,
    (BenchFolder Switched, BenchFolder Alone) folders,
    string within,
    TextWriter output
)
{
    // A mutant that loops for ever is noticed by its time; many times the usual leaves room for a loaded machine.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);
    private const int Times = 10;

    private TestMap _map = new([], []);

    /// <summary>True where at least nine of ten mutants were noticed.</summary>
    /// <exception cref="InvalidOperationException">The tests fail without any mutant.</exception>
    public async Task<bool> RunAsync(string under, CancellationToken cancellationToken)
    {
        var mutants = Mutators.Of(source.Under(under));
        var switched = new SwitchedSource(source, mutants);
        source.TryEmit(switched.Compilation, folders.Switched.Changed);
        var bench = new BenchProcess(folders.Switched.Program, within);
        try
        {
            _map = await bench.MapAsync(cancellationToken);
            await TellStartAsync(mutants, switched);
            var verdicts = new List<Verdict>();
            foreach (var mutant in mutants.OrderBy(mutant => !IsQuick(mutant, switched)))
            {
                if (bench.HasEnded)
                {
                    bench.Dispose();
                    bench = new BenchProcess(folders.Switched.Program, within);
                }

                verdicts.Add(
                    IsQuick(mutant, switched)
                        ? await OnAsync(bench, mutant, cancellationToken)
                        : await AloneAsync(mutant, switched, cancellationToken)
                );
                await TellAsync(verdicts[^1]);
            }

            return await ReportAsync(verdicts);
        }
        finally
        {
            bench.Dispose();
        }
    }

    private bool IsQuick(Mutant mutant, SwitchedSource switched) =>
        switched.Holds(mutant) && !_map.AtStart.Contains(mutant.Number);

    private async Task TellStartAsync(IReadOnlyList<Mutant> mutants, SwitchedSource switched)
    {
        if (_map.Tests.FirstOrDefault(test => test.Failure is not null) is { } bad)
        {
            throw new InvalidOperationException($"The tests do not pass on the source as it is: {bad.Failure}.");
        }

        await output.WriteLineAsync(
            $"{mutants.Count} changes, {mutants.Count(switched.Holds)} of them built together, "
                + $"{_map.AtStart.Length} when a class is first used; {_map.Tests.Length} tests."
        );
    }

    private async Task<Verdict> OnAsync(BenchProcess bench, Mutant mutant, CancellationToken cancellationToken)
    {
        var tests = Cheapest(test => test.Mutants.Contains(mutant.Number));
        return tests.Count == 0
            ? new Verdict(mutant, Outcome.NotNoticed, "no test comes by")
            : Judge(mutant, await bench.RunAsync(mutant.Number, tests, Patience(tests), cancellationToken));
    }

    /// <summary>In a process of its own: it must be awake from the start, or has an assembly of its own.</summary>
    private async Task<Verdict> AloneAsync(Mutant mutant, SwitchedSource switched, CancellationToken cancellationToken)
    {
        var folder = switched.Holds(mutant) ? folders.Switched : folders.Alone;
        if (!switched.Holds(mutant) && !source.TryEmit(mutant, folder.Changed))
        {
            return new Verdict(mutant, Outcome.None, "does not compile");
        }

        using var bench = new BenchProcess(folder.Program, within);
        var near = Cheapest(test => test.Mutants.Contains(mutant.Number));
        var tests = near.Concat(Cheapest(_ => true).Except(near)).ToList();
        return Judge(mutant, await bench.RunAsync(mutant.Number, tests, Patience(tests), cancellationToken));
    }

    private static Verdict Judge(Mutant mutant, string? noticed) =>
        new(mutant, noticed is null ? Outcome.NotNoticed : Outcome.Noticed, noticed ?? "every test passes");

    private List<int> Cheapest(Func<ReachedByTest, bool> that) =>
        [
            .. Enumerable
                .Range(0, _map.Tests.Length)
                .Where(test => that(_map.Tests[test]))
                .OrderBy(test => _map.Tests[test].Milliseconds),
        ];

    private TimeSpan Patience(List<int> tests) =>
        s_patience + (Times * TimeSpan.FromMilliseconds(tests.Sum(test => _map.Tests[test].Milliseconds)));

    private Task TellAsync(Verdict verdict) =>
        verdict.Outcome == Outcome.NotNoticed
            ? output.WriteLineAsync($"not noticed  {verdict.Mutant} ({verdict.How})")
            : Task.CompletedTask;

    private async Task<bool> ReportAsync(List<Verdict> verdicts)
    {
        var real = verdicts.Where(verdict => verdict.Outcome != Outcome.None).ToList();
        foreach (var file in real.OrderBy(one => one.Mutant.Number).GroupBy(one => one.Mutant.Tree.FilePath))
        {
            await output.WriteLineAsync($"{Score([.. file])}  {file.Key}");
        }

        await output.WriteLineAsync($"{Score(real)}  all; {verdicts.Count - real.Count} more do not compile");
        return 10 * Noticed(real) >= 9 * real.Count;
    }

    private static string Score(List<Verdict> verdicts) =>
        $"{Noticed(verdicts), 5} of {verdicts.Count, 5}  {100.0 * Noticed(verdicts) / verdicts.Count, 5:0.0} %";

    private static int Noticed(List<Verdict> verdicts) => verdicts.Count(verdict => verdict.Outcome == Outcome.Noticed);
}
