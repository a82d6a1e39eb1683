using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;

namespace Federation.Core.Exchange;

/// <summary>Why the nation takes nothing of a ledger, and who lifts it.</summary>
internal sealed class IntakeHold
{
    private bool _isOfEdge;

    /// <summary>The stop; null where there is none.</summary>
    public Stop? Stop { get; private set; }

    /// <summary>
    /// The stop that only an operator lifts: a fork, or a frame that does not decode. What an edge said of its own file
    /// is over when it comes with a file that it checked.
    /// </summary>
    public Stop? ForGood => !_isOfEdge && Stop?.Reason is StopReason.Forked or StopReason.Damaged ? Stop : null;

    /// <summary>The nation found it.</summary>
    public void Set(Stop? stop) => (Stop, _isOfEdge) = (stop, false);

    /// <summary>The edge said that its file is damaged; a stop for good stays what it is.</summary>
    public void Told(Stop stop) => (Stop, _isOfEdge) = ForGood is { } held ? (held, false) : (stop, true);

    /// <summary>An operator released the ledger; a closed one stays closed.</summary>
    public void Release(LedgerMark mark) => Set(IntakeStops.Closed(mark, mark.Announced));
}
