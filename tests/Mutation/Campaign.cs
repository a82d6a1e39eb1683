using System.Collections.Concurrent;
using System.Diagnostics;

namespace Federation.Mutation;

/// <summary>Tests every mutant of some files, several at once, and reports those that no test noticed.</summary>
internal sealed class Campaign(CoreSource source, IReadOnlyList<TestBench> benches, TextWriter output)
{
    private static readonly TimeSpan s_baselineMax = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<Mutant> _waiting = new();
    private readonly ConcurrentBag<Mutant> _survived = [];
    private readonly ConcurrentDictionary<string, (int Noticed, int All)> _byFile = new(StringComparer.Ordinal);
    private int _noticed;
    private int _notCompiled;

    /// <summary>True where at least nine of ten mutants were noticed.</summary>
    /// <exception cref="InvalidOperationException">The tests fail without any mutant.</exception>
    public async Task<bool> RunAsync(string under, CancellationToken cancellationToken)
    {
        var patience = await BaselineAsync(cancellationToken);
        foreach (var mutant in source.Under(under).SelectMany(Mutators.Of))
        {
            _waiting.Enqueue(mutant);
        }

        await output.WriteLineAsync($"{_waiting.Count} changes under {under}; each has {patience.TotalSeconds:0} s.");
        await Task.WhenAll(benches.Select(bench => WorkAsync(bench, patience, cancellationToken)));
        return await ReportAsync();
    }

    private async Task<TimeSpan> BaselineAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        foreach (var bench in benches)
        {
            if (!source.TryEmit(null, bench.Assembly) || !await bench.PassesAsync(s_baselineMax, cancellationToken))
            {
                throw new InvalidOperationException("The tests do not pass on the source as it is: mend that first.");
            }
        }

        // A mutant that loops for ever is noticed by its time; many times the usual leaves room for a loaded machine.
        return TimeSpan.FromSeconds(10) + (10 * watch.Elapsed / benches.Count);
    }

    private async Task WorkAsync(TestBench bench, TimeSpan patience, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (_waiting.TryDequeue(out var mutant))
        {
            if (!source.TryEmit(mutant, bench.Assembly))
            {
                Interlocked.Increment(ref _notCompiled);
                continue;
            }

            var noticed = !await bench.PassesAsync(patience, cancellationToken);
            _byFile.AddOrUpdate(
                mutant.Tree.FilePath,
                (noticed ? 1 : 0, 1),
                (_, before) => (before.Noticed + (noticed ? 1 : 0), before.All + 1)
            );
            if (noticed)
            {
                Interlocked.Increment(ref _noticed);
            }
            else
            {
                _survived.Add(mutant);
                await output.WriteLineAsync($"not noticed  {mutant}");
            }
        }
    }

    private async Task<bool> ReportAsync()
    {
        var all = _noticed + _survived.Count;
        await output.WriteLineAsync();
        foreach (var (file, (noticed, count)) in _byFile.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"{noticed, 5} of {count, 5}  {100.0 * noticed / count, 5:0.0} %  {file}");
        }

        await output.WriteLineAsync(
            $"{_noticed} of {all} noticed: {100.0 * _noticed / all:0.0} %; {_notCompiled} did not compile."
        );
        return 10 * _noticed >= 9 * all;
    }
}
