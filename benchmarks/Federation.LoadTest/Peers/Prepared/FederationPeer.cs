using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.TestKit.Postgres;

namespace Federation.LoadTest.Peers.Prepared;

/// <summary>
/// The federation's nation: a silo with its journal in PostgreSQL, 34 edges with sealed frames over the real exchange,
/// and a display that verifies each board. A phase ends when that display shows every posting of it.
/// </summary>
/// <param name="perFrame">Postings of a frame at most.</param>
/// <param name="frames">Frames of an edge at most.</param>
internal sealed class FederationPeer(int perFrame, int frames) : IPeer
{
    private readonly List<PreparedEdge> _edges = [];
    private readonly CancellationTokenSource _end = new();
    private IReadOnlyList<Lane> _lanes = [];
    private PostgresServer? _postgres;
    private RealProcess? _silo;
    private NationClient? _display;
    private Task _watching = Task.CompletedTask;
    private volatile Board? _shown;

    /// <summary>Full frames, as a backlog or an import makes them.</summary>
    public static PeerKind Full { get; } =
        Kind(
            "federation",
            "Federation, full frames",
            "frames of 64 KiB, 1 MiB unreceipted, 34 connections",
            int.MaxValue,
            int.MaxValue
        );

    /// <summary>Each increment in a frame of its own, as edges send it that have nothing else waiting.</summary>
    public static PeerKind Single { get; } =
        Kind(
            "federation-single",
            "Federation, a frame each",
            "frames of 1, 1,024 unreceipted, 34 connections",
            1,
            20_000
        );

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<Lane> lanes, CancellationToken cancellationToken)
    {
        _lanes = lanes;
        _postgres = await PostgresServer.StartAsync();
        string[] silo =
        [
            .. (string[])
                ["--Nation:Postgres:Connection", _postgres.ConnectionTo(await _postgres.CreateDatabaseAsync())],
            .. (string[])["--Nation:Postgres:PasswordFile", _postgres.PasswordFile],
            .. (string[])["--Nation:Port", $"{ServerProcess.FreePort()}"],
            .. (string[])["--Nation:WebPort", $"{ServerProcess.FreePort()}"],
            .. (string[])["--Nation:OrleansPort", $"{ServerProcess.FreePort()}"],
        ];
        _silo = await RealProcess.StartAsync("Federation.Silo", silo, cancellationToken);
        _display = new NationClient(new NationOptions { Addresses = [_silo.Address] });
        _watching = WatchAsync(_display, _end.Token);
        var ledgers = lanes.Select(lane => new PreparedFrames(lane.Number, lane.All.Span, perFrame, frames)).ToList();
        foreach (var (ledger, lane) in ledgers.Zip(lanes))
        {
            _edges.Add(await PreparedEdge.StartAsync(ledger, lane, _silo.Address, cancellationToken));
        }
    }

    /// <inheritdoc/>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_edges.Select(edge => edge.LoadAsync(cancellationToken)));
        var sent = _lanes.Sum(lane => (long)lane.Taken);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        Board? looked = null;
        while (await beat.WaitForNextTickAsync(cancellationToken))
        {
            if (_watching.IsCompleted)
            {
                await _watching;
            }

            var shown = _shown;
            if (shown is not null && shown != looked && PreparedKeys.Postings(shown) == sent)
            {
                return;
            }

            looked = shown;
        }
    }

    /// <inheritdoc/>
    public Task<long[]> SumsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(PreparedKeys.Sums(_shown ?? throw new InvalidOperationException("No board was shown.")));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _edges)
        {
            await edge.DisposeAsync();
        }

        await _end.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _display?.Dispose();
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private static PeerKind Kind(string id, string name, string inFlight, int perFrame, int frames) =>
        new(
            id,
            name,
            "receipted: committed, synced to disk; shown on a verified board",
            IsDurable: true,
            inFlight,
            PeerWorkload.Provinces,
            () => new FederationPeer(perFrame, frames)
        );

    private async Task WatchAsync(NationClient nation, CancellationToken cancellationToken)
    {
        _ = Period.TryParse(PreparedKeys.Period, out var period);
        await foreach (var state in nation.Subscribe(period, Calendar.Civil).WatchAsync(cancellationToken))
        {
            _shown = state.Board;
        }
    }
}
