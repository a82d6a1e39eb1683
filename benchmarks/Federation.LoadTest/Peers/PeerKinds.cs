using Federation.LoadTest.Peers.Nats;
using Federation.LoadTest.Peers.PlainOrleans;
using Federation.LoadTest.Peers.PlainStream;
using Federation.LoadTest.Peers.Postgres;
using Federation.LoadTest.Peers.Prepared;
using Federation.LoadTest.Peers.Redis;
using Federation.LoadTest.Peers.Victoria;

namespace Federation.LoadTest.Peers;

/// <summary>Everything that can be compared, in the order of a round.</summary>
internal static class PeerKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PeerKind> All { get; } =
    [
        FederationPeer.Full,
        FederationPeer.Single,
        RedisPeer.Memory,
        RedisPeer.SyncedLong,
        RedisPeer.Synced,
        PostgresPeer.Batched,
        PostgresPeer.SingleWide,
        PostgresPeer.Single,
        JetStreamPeer.Kind,
        VictoriaPeer.Kind,
        PlainStreamPeer.Kind,
        OrleansPeer.Memory,
        OrleansPeer.Stored,
    ];

    /// <summary>The kinds of these names with commas; all where there is none.</summary>
    /// <exception cref="ArgumentException">A name is unknown; the message has all that are known.</exception>
    public static IReadOnlyList<PeerKind> Parse(string? names) =>
        string.IsNullOrEmpty(names)
            ? All
            :
            [
                .. names
                    .Split(',')
                    .Select(name =>
                        All.FirstOrDefault(kind => kind.Id == name)
                        ?? throw new ArgumentException(
                            $"'{name}' is no peer. There are {string.Join(", ", All.Select(kind => kind.Id))}.",
                            nameof(names)
                        )
                    ),
            ];
}
