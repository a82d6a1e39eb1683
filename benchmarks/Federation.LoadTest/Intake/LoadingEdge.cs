using Federation.LoadTest.Peers.Prepared;
using Federation.Wire.V1;

namespace Federation.LoadTest.Intake;

/// <summary>
/// An edge that sends as fast as the nation's credit allows, until it is told to end. Where its session ends it comes
/// back and goes on after the watermark, as every edge does.
/// </summary>
internal sealed class LoadingEdge : IAsyncDisposable
{
    private readonly EndlessLedger _ledger;
    private readonly FrameBodies _bodies;
    private readonly Uri _nation;
    private PreparedSession _session;
    private WireFrameInHand? _inHand;
    private long _next = 1;

    private LoadingEdge(EndlessLedger ledger, FrameBodies bodies, Uri nation, PreparedSession session) =>
        (_ledger, _bodies, _nation, _session) = (ledger, bodies, nation, session);

    /// <summary>Frames sealed so far.</summary>
    public long Frames => _ledger.Head.Number.Value;

    /// <summary>How often the nation ended its session.</summary>
    public int ComeBacks { get; private set; }

    /// <summary>Bytes of frames sent so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Connects and is welcomed.</summary>
    public static async Task<LoadingEdge> StartAsync(
        int province,
        FrameBodies bodies,
        Uri nation,
        CancellationToken cancellationToken
    )
    {
        var ledger = new EndlessLedger(province, bodies);
        var session = await PreparedSession.OpenAsync(ledger, 0, nation, cancellationToken);
        return new LoadingEdge(ledger, bodies, nation, session);
    }

    /// <summary>Adds what all frames come to, by key.</summary>
    public void AddTo(long[] sums) => _bodies.AddTo(sums, Frames);

    /// <summary>Sends while it may, and ends when the nation has receipted all of it.</summary>
    /// <exception cref="InvalidOperationException">The nation stopped the ledger.</exception>
    public async Task LoadAsync(Func<bool> mayGoOn, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_session.HasEnded)
            {
                await ComeBackAsync(cancellationToken);
            }
            else if (_next <= Frames || mayGoOn())
            {
                await SendAsync(cancellationToken);
            }
            else if (_session.Receipted >= Frames)
            {
                return;
            }
            else
            {
                await _session.HearAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_inHand?.Number != _next)
        {
            _inHand = new WireFrameInHand(_next, _ledger.Make(_next));
        }

        var frame = _inHand.Frame;
        if (_session.TryReserve(frame.Frame.Length))
        {
            await _session.WriteAsync(new EdgeMessage { Frame = frame }, cancellationToken);
            Bytes += frame.Frame.Length;
            _next++;
        }
        else
        {
            await _session.HearAsync(cancellationToken);
        }
    }

    private async Task ComeBackAsync(CancellationToken cancellationToken)
    {
        await _session.HearAsync(cancellationToken);
        var receipted = _session.Receipted;
        ComeBacks++;
        Console.Error.WriteLine($"The session of {_ledger.Owner} ended at frame {receipted}; it comes back.");
        await _session.DisposeAsync();
        _session = await PreparedSession.OpenAsync(_ledger, receipted, _nation, cancellationToken);
        _next = _session.Receipted + 1;
    }

    /// <summary>The frame that is sent next: sealed once, kept while there is no credit.</summary>
    private sealed record WireFrameInHand(long Number, FrameMessage Frame);
}
