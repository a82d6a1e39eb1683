using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.LoadTest.Peers;
using Federation.LoadTest.Peers.Prepared;
using Federation.TestKit.Postgres;

namespace Federation.LoadTest;

/// <summary>
/// The nation under load: a silo process with its journal in a PostgreSQL of its own, and a display that verifies each
/// board of the quarter that the load falls in.
/// </summary>
internal sealed class LoadedNation : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private readonly PostgresServer _postgres;
    private readonly NationClient _display;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;
    private volatile Board? _shown;
    private long _versions;

    private LoadedNation(PostgresServer postgres, RealProcess silo)
    {
        (_postgres, Silo) = (postgres, silo);
        _display = new NationClient(new NationOptions { Addresses = [silo.Address] });
        _watching = WatchAsync(_end.Token);
    }

    /// <summary>The silo.</summary>
    public RealProcess Silo { get; }

    /// <summary>The board that was shown last; null: none yet.</summary>
    public Board? Shown => _shown;

    /// <summary>How many board versions were shown.</summary>
    public long Versions => Interlocked.Read(ref _versions);

    /// <summary>Processor time of the database's processes so far.</summary>
    public TimeSpan PostgresCpu => ProcessTree.Cpu($"-p {_postgres.Port} -h 127.0.0.1");

    /// <summary>Starts both, empty.</summary>
    /// <param name="environment">Of the silo.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LoadedNation> StartAsync(
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken
    )
    {
        var postgres = await PostgresServer.StartAsync();
        try
        {
            var database = postgres.ConnectionTo(await postgres.CreateDatabaseAsync());
            string[] arguments =
            [
                .. (string[])["--Nation:Postgres:Connection", database],
                .. (string[])["--Nation:Postgres:PasswordFile", postgres.PasswordFile],
                .. (string[])["--Nation:Port", $"{ServerProcess.FreePort()}"],
                .. (string[])["--Nation:WebPort", $"{ServerProcess.FreePort()}"],
                .. (string[])["--Nation:OrleansPort", $"{ServerProcess.FreePort()}"],
            ];
            var silo = await RealProcess.StartAsync("Federation.Silo", arguments, environment, cancellationToken);
            return new LoadedNation(postgres, silo);
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the display shows so many postings.</summary>
    /// <exception cref="InvalidOperationException">It shows more: something was counted twice.</exception>
    public async Task UntilShownAsync(long postings, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Look);
        Board? looked = null;
        while (await beat.WaitForNextTickAsync(cancellationToken))
        {
            if (_watching.IsCompleted)
            {
                await _watching;
            }

            var shown = _shown;
            var held = shown is null || shown == looked ? -1 : PreparedKeys.Postings(shown);
            if (held == postings)
            {
                return;
            }

            if (held > postings)
            {
                throw new InvalidOperationException(
                    $"The board shows {held} postings of the {postings} that were sent."
                );
            }

            looked = shown;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _display.Dispose();
        await Silo.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        _ = Period.TryParse(PreparedKeys.Period, out var period);
        await foreach (var state in _display.Subscribe(period, Calendar.Civil).WatchAsync(cancellationToken))
        {
            if (state.Board != _shown)
            {
                _ = Interlocked.Increment(ref _versions);
            }

            _shown = state.Board;
        }
    }
}
