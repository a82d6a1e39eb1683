using System.Diagnostics;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.LoadTest;

/// <summary>One stream of a board: notes when each version came, and does nothing else.</summary>
internal sealed class FanoutReader
{
    private readonly Lock _gate = new();
    private List<(long Position, long At)> _seen = [];

    public FanoutReader(GrpcChannel channel, string period, CancellationToken cancellationToken) =>
        Ended = RunAsync(new Boards.BoardsClient(channel), period, cancellationToken);

    /// <summary>Completes when the run is over; fails where the silo ended the stream before.</summary>
    public Task Ended { get; }

    /// <summary>The versions that came since the last call.</summary>
    public IReadOnlyList<(long Position, long At)> Take()
    {
        lock (_gate)
        {
            var seen = _seen;
            _seen = [];
            return seen;
        }
    }

    private async Task RunAsync(Boards.BoardsClient boards, string period, CancellationToken cancellationToken)
    {
        var claim = new Metadata { { "federation-as", "operator" } };
        using var call = boards.Watch(
            new WatchRequest { Period = period },
            claim,
            cancellationToken: cancellationToken
        );
        try
        {
            while (await call.ResponseStream.MoveNext(cancellationToken))
            {
                var update = call.ResponseStream.Current;
                var version = update.Snapshot?.Version ?? update.Delta?.Version;
                if (version is not null)
                {
                    lock (_gate)
                    {
                        _seen.Add((version.Position, Stopwatch.GetTimestamp()));
                    }
                }
            }
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is over.
        }
    }
}
