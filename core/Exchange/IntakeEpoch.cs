namespace Federation.Core.Exchange;

/// <summary>
/// The journal's epoch, and the loss for which it is raised: once for each receipt above the watermark. That an edge
/// holds one is no proof yet: while a grain is being moved two activations may write, and the other one may have
/// appended what this one does not know of. What is read of the journal after the Hello came is.
/// </summary>
internal sealed class IntakeEpoch(long number, Queue<IntakeEffect> effects)
{
    private FrameNumber _lossKnownThrough;
    private bool _isLooking;
    private bool _isSure;

    /// <summary>The epoch, from 1.</summary>
    public long Number { get; private set; } = number;

    /// <summary>True while a new one is being made durable.</summary>
    public bool IsRaising { get; private set; }

    /// <summary>A Hello came: what was read before is no proof against its receipt.</summary>
    public void Greeted() => (_isLooking, _isSure) = (false, false);

    /// <summary>True where the journal is to be read again before a loss is believed.</summary>
    public bool TryLook(FrameHead receipted, FrameHead watermark)
    {
        _isLooking = !_isSure && IsNewLoss(receipted, watermark);
        return _isLooking;
    }

    /// <summary>Raises the epoch where an edge holds a receipt for what the journal does not hold.</summary>
    /// <returns>False where there is no such loss, or none that is new.</returns>
    public bool TryRaise(FrameHead receipted, FrameHead watermark)
    {
        if (!IsNewLoss(receipted, watermark))
        {
            return false;
        }

        _lossKnownThrough = receipted.Number;
        IsRaising = true;
        effects.Enqueue(new IntakeEffect.RaiseEpoch(receipted, watermark));
        return true;
    }

    /// <summary>The new epoch is durable.</summary>
    public void Raised(long epoch) => (Number, IsRaising) = (epoch, false);

    /// <summary>The journal was read again.</summary>
    /// <param name="epoch">Its epoch.</param>
    /// <param name="isOther">True where it is not the journal that was known: a loss may show again.</param>
    public void Reloaded(long epoch, bool isOther)
    {
        Number = epoch;
        _lossKnownThrough = isOther ? FrameNumber.None : _lossKnownThrough;
        (_isLooking, _isSure) = (false, _isLooking);
    }

    private bool IsNewLoss(FrameHead receipted, FrameHead watermark) =>
        receipted.Number > watermark.Number && receipted.Number > _lossKnownThrough;
}
