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
    private IReadOnlyList<Lane> _lanes = [];
    private LoadedNation? _nation;

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
        _nation = await LoadedNation.StartAsync(new Dictionary<string, string>(), cancellationToken);
        var ledgers = lanes.Select(lane => new PreparedFrames(lane.Number, lane.All.Span, perFrame, frames)).ToList();
        foreach (var (ledger, lane) in ledgers.Zip(lanes))
        {
            _edges.Add(await PreparedEdge.StartAsync(ledger, lane, _nation.Silo.Address, cancellationToken));
        }
    }

    /// <inheritdoc/>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_edges.Select(edge => edge.LoadAsync(cancellationToken)));
        await _nation!.UntilShownAsync(_lanes.Sum(lane => (long)lane.Taken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long[]> SumsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(
            PreparedKeys.Sums(_nation?.Shown ?? throw new InvalidOperationException("No board was shown."))
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _edges)
        {
            await edge.DisposeAsync();
        }

        if (_nation is not null)
        {
            await _nation.DisposeAsync();
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
}
