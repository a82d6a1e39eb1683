using Federation.Wire.V1;

namespace Federation.LoadTest.Peers.Prepared;

/// <summary>
/// An edge whose frames are sealed already. Where the nation ends its session (a machine that is too busy makes it
/// silent for too long) it comes back and goes on after the watermark, as every edge does.
/// </summary>
internal sealed class PreparedEdge : IAsyncDisposable
{
    private readonly PreparedFrames _ledger;
    private readonly Lane _lane;
    private readonly Uri _nation;
    private PreparedSession _session;
    private int _taken;
    private long _next;

    private PreparedEdge(PreparedFrames ledger, Lane lane, Uri nation, PreparedSession session) =>
        (_ledger, _lane, _nation, _session) = (ledger, lane, nation, session);

    /// <summary>Connects and is welcomed.</summary>
    public static async Task<PreparedEdge> StartAsync(
        PreparedFrames ledger,
        Lane lane,
        Uri nation,
        CancellationToken cancellationToken
    ) => new(ledger, lane, nation, await PreparedSession.OpenAsync(ledger, 0, nation, cancellationToken));

    /// <summary>Sends what the lane's phase allows, and ends when the nation has receipted all of it.</summary>
    /// <exception cref="InvalidOperationException">The nation stopped the ledger.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_session.HasEnded)
            {
                await ComeBackAsync(cancellationToken);
            }
            else if (_next < _taken || TryTake())
            {
                await SendAsync(_ledger.Frames[(int)_next].Message, cancellationToken);
            }
            else if (_session.Receipted >= _taken)
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

    private bool TryTake()
    {
        if (_taken == _ledger.Frames.Count || !_lane.TryTake(_ledger.Frames[_taken].Postings, out _))
        {
            return false;
        }

        _taken++;
        return true;
    }

    private async Task SendAsync(FrameMessage frame, CancellationToken cancellationToken)
    {
        if (_session.TryReserve(frame.Frame.Length))
        {
            await _session.WriteAsync(new EdgeMessage { Frame = frame }, cancellationToken);
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
        Console.Error.WriteLine($"The session of {_ledger.Owner} ended at frame {receipted}; it comes back.");
        await _session.DisposeAsync();
        _session = await PreparedSession.OpenAsync(_ledger, receipted, _nation, cancellationToken);
        _next = _session.Receipted;
    }
}
