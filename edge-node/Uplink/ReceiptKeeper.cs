using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Uplink;

/// <summary>
/// Writes receipts to the ledger lazily: one at a time is on its way to the writer, and of those that come meanwhile
/// only the newest is kept. One that could not be written is tried again; the nation says it again only to a new
/// process.
/// </summary>
internal sealed class ReceiptKeeper(LedgerWriter writer, LedgerId ledger)
{
    private readonly Lock _gate = new();

    /// <summary>The ledger that the receipts are of.</summary>
    private LedgerId Ledger => ledger;

    private FrameHead? _next;
    private bool _isWriting;

    /// <summary>Keeps what the nation says that it holds; returns at once.</summary>
    public void Keep(FrameHead through)
    {
        lock (_gate)
        {
            _next = through;
        }

        WriteNext();
    }

    /// <summary>Tries again what could not be written; returns at once.</summary>
    public void GoOn() => WriteNext();

    private void WriteNext()
    {
        FrameHead through;
        lock (_gate)
        {
            if (_isWriting || _next is not { } next)
            {
                return;
            }

            (through, _next, _isWriting) = (next, null, true);
        }

        if (!writer.TryAdd(new Job(this, through)))
        {
            End(through, isWritten: false);
        }
    }

    private void End(FrameHead through, bool isWritten)
    {
        lock (_gate)
        {
            _isWriting = false;
            _next = isWritten ? _next : _next ?? through;
        }
    }

    private sealed class Job(ReceiptKeeper keeper, FrameHead through) : LedgerJob
    {
        public override void Run(OpenLedger ledger) => ledger.Keep(keeper.Ledger, through);

        public override void Complete()
        {
            keeper.End(through, isWritten: true);
            keeper.WriteNext();
        }

        public override void Fail(Exception reason) => keeper.End(through, isWritten: false);
    }
}
