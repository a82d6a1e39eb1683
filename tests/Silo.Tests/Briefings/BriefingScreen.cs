using Federation.Silo.Tests.Rig;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Tests.Briefings;

/// <summary>A display on a briefing's stream.</summary>
internal sealed class BriefingScreen : IDisposable
{
    private readonly AsyncServerStreamingCall<BriefingUpdate> _call;

    public BriefingScreen(Nation nation, WatchBriefingRequest request) =>
        _call = Present.Of(nation).Watch(request, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The last state that came.</summary>
    public BriefingState? State { get; private set; }

    /// <summary>The last board that came.</summary>
    public BoardSnapshot? Frozen { get; private set; }

    /// <summary>The last beat that came.</summary>
    public BriefingBeat? Beat { get; private set; }

    /// <summary>Reads until what came satisfies the condition; within 30 s.</summary>
    public async Task UntilAsync(Func<BriefingScreen, bool> holds, string what)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds(this))
        {
            try
            {
                Assert.True(await _call.ResponseStream.MoveNext(deadline.Token), "The stream ended.");
            }
            catch (Exception) when (deadline.IsCancellationRequested)
            {
                Assert.Fail($"Waited for {what}; the last state is {State}, the last beat {Beat}.");
            }

            var update = _call.ResponseStream.Current;
            State = update.State ?? State;
            Frozen = update.Frozen ?? Frozen;
            Beat = update.Beat ?? Beat;
        }
    }

    public void Dispose() => _call.Dispose();
}
