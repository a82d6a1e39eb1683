using Federation.Core.Journal;

namespace Federation.Core.Exchange;

/// <summary>
/// The appends of one ledger to the journal, one in flight at a time, a standing with them, and what became of them:
/// tried again, read anew with a higher term, or given up to another writer.
/// </summary>
internal sealed class IntakeAppends(
    IntakeOptions options,
    IntakeQueue queue,
    LedgerMark mark,
    Queue<IntakeEffect> effects
)
{
    private TimeSpan? _retryAt;
    private AnnouncedStanding? _waiting;
    private AnnouncedStanding? _inFlight;
    private bool _isReloading;

    /// <summary>What the journal said of the ledger when this writer raised its term.</summary>
    public LedgerMark Mark { get; private set; } = mark;

    /// <summary>True once another writer holds a higher term: nothing more is appended.</summary>
    public bool IsStoodDown { get; private set; }

    /// <summary>True while the watermark may still move by itself: no Hello can be answered.</summary>
    public bool IsUnsettled => queue.IsAppending || _isReloading;

    /// <summary>When <see cref="Tick"/> is due; <see cref="TimeSpan.MaxValue"/>: not before an event.</summary>
    public TimeSpan NextTimeout => _retryAt ?? TimeSpan.MaxValue;

    /// <summary>Time has passed: what was rolled back is tried again.</summary>
    public void Tick(TimeSpan now)
    {
        if (_retryAt is { } retry && now >= retry)
        {
            _retryAt = null;
            effects.Enqueue(new IntakeEffect.Append(Request()));
        }
    }

    /// <summary>Takes a standing along in the next append, in place of one that waits.</summary>
    public void Add(AnnouncedStanding standing) => _waiting = standing;

    /// <summary>
    /// Keeps what an edge announced, and again before it is told so: the write may have been lost, and what stops a
    /// ledger is to be in the journal for its repair.
    /// </summary>
    public void Announce(FrameHead announced)
    {
        if (announced.Number > queue.Watermark.Number)
        {
            effects.Enqueue(new IntakeEffect.Announce(Mark.Term, announced));
        }
    }

    /// <summary>Drops what waits and is not in flight: its sender sends it again.</summary>
    public void DropWaiting()
    {
        queue.DropWaiting();
        _waiting = null;
    }

    /// <summary>Appends what waits, unless an append is under way.</summary>
    public void Start()
    {
        if (_isReloading || IsStoodDown || _retryAt is not null)
        {
            return;
        }

        _waiting = _waiting?.Number > queue.Tail.Number ? _waiting : null;
        if (queue.TryStart(options.AppendFramesMax, evenNone: _waiting is not null))
        {
            (_inFlight, _waiting) = (_waiting, null);
            effects.Enqueue(new IntakeEffect.Append(Request()));
        }
    }

    /// <summary>The append in flight is durable.</summary>
    /// <exception cref="InvalidOperationException">
    /// The journal reports another watermark: a defect of the store.
    /// </exception>
    public void Confirm(FrameHead watermark)
    {
        queue.Confirm(watermark);
        _inFlight = null;
    }

    /// <summary>The append in flight did not become durable, or nobody knows.</summary>
    /// <exception cref="InvalidCastException">The append became durable.</exception>
    public void Failed(TimeSpan now, AppendOutcome outcome)
    {
        switch (outcome)
        {
            case AppendOutcome.RolledBack:
                _retryAt = now + options.AppendRetry;
                break;
            case AppendOutcome.Fenced fenced:
                IsStoodDown = true;
                effects.Enqueue(new IntakeEffect.StandDown(fenced.Current));
                break;
            case AppendOutcome.Conflict conflict:
                Reload($"The journal's watermark is {conflict.Watermark} where {queue.Watermark} was expected.");
                break;
            default:
                Reload(((AppendOutcome.Unknown)outcome).Reason);
                break;
        }
    }

    /// <summary>Raises the term and reads the mark again; meanwhile nothing is appended.</summary>
    public void Reload(string reason)
    {
        _isReloading = true;
        effects.Enqueue(new IntakeEffect.Reload(reason));
    }

    /// <summary>The mark was read again.</summary>
    /// <returns>False where the watermark is none that was expected: everything that waited is dropped.</returns>
    public bool Reloaded(LedgerMark mark)
    {
        _isReloading = false;
        _waiting ??= _inFlight;
        _inFlight = null;
        Mark = mark;
        return queue.Reload(mark.Watermark);
    }

    private AppendRequest Request() => queue.Request(Mark) with { Standing = _inFlight?.Bytes };
}
