namespace Federation.LoadTest.Peers;

/// <summary>
/// Something that adds increments up, with a server process of its own on loopback and a client in this process. Made
/// anew for each round, and empty then; disposal ends what it started, by its number, and removes its data.
/// </summary>
internal interface IPeer : IAsyncDisposable
{
    /// <summary>Starts the server, connects, and prepares what is sent.</summary>
    /// <param name="lanes">As many as its <see cref="PeerKind"/> asks for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task StartAsync(IReadOnlyList<Lane> lanes, CancellationToken cancellationToken);

    /// <summary>
    /// Takes from its lanes until they give nothing more, and ends when the server has answered for all of it, at the
    /// durability that the kind names. Called once for each phase.
    /// </summary>
    Task LoadAsync(CancellationToken cancellationToken);

    /// <summary>What the server says that it holds, by key.</summary>
    Task<long[]> SumsAsync(CancellationToken cancellationToken);
}
