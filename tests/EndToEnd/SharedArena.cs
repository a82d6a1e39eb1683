using Federation.EndToEnd.Battery;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>
/// Two provinces and a nation, started once for the tests of the battery; recording never ceases. Each test ends with
/// all figures exact, so the next one begins on sound ground, with more behind it than a fresh start would have.
/// </summary>
public sealed class SharedArena : IAsyncLifetime
{
    private const int Seed = 20_250_701;

    private readonly TemporaryDirectory _root = new();
    private Arena? _arena;
    private Oracle? _oracle;

    internal Arena Arena => _arena!;

    internal Oracle Oracle => _oracle!;

    internal Site First => Arena.Sites[0];

    internal Machine Nation => Arena.Nation;

    public async ValueTask InitializeAsync()
    {
        _arena = await Arena.StartAsync("04,20", _root.Path, Seed, TestContext.Current.CancellationToken);
        _oracle = new Oracle(_arena);
        _arena.Sites.ForEach(site => site.Scribe.Start());
        await _oracle.ConvergeAsync(TestContext.Current.CancellationToken);
        _oracle.GoOn();
    }

    /// <summary>Faults, healing, every figure exact and every record verified; then recording goes on.</summary>
    internal async Task EndureAsync(params IReadOnlyList<Fault> faults)
    {
        var cancellation = TestContext.Current.CancellationToken;
        try
        {
            await Oracle.EndureAsync(faults, cancellation);
            await Oracle.VerifyAsync();
        }
        finally
        {
            // A test that failed leaves sound ground to the next one as well.
            await Arena.HealAsync(cancellation);
            Oracle.GoOn();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_arena is not null)
        {
            await _arena.DisposeAsync();
        }

        _root.Dispose();
    }
}
