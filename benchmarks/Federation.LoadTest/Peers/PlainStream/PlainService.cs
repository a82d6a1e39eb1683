using Grpc.Core;

namespace Federation.LoadTest.Peers.PlainStream;

/// <summary>Adds what comes to sums in memory, shared by all streams.</summary>
internal sealed class PlainService : Plain.PlainBase
{
    private readonly long[] _sums = new long[PeerWorkload.Keys];

    /// <inheritdoc/>
    public override async Task<PlainCount> Add(
        IAsyncStreamReader<PlainIncrement> requestStream,
        ServerCallContext context
    )
    {
        var count = 0L;
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var increment = requestStream.Current;
            _ = Interlocked.Add(ref _sums[increment.Key], increment.Amount);
            count++;
        }

        return new PlainCount { Increments = count };
    }

    /// <inheritdoc/>
    public override Task<PlainIncrement> Echo(PlainIncrement request, ServerCallContext context) =>
        Task.FromResult(request);

    /// <inheritdoc/>
    public override Task<PlainSums> Read(PlainQuestion request, ServerCallContext context) =>
        Task.FromResult(new PlainSums { Sums = { _sums } });
}
