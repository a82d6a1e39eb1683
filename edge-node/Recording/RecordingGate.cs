using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Grpc.Core;

namespace Federation.EdgeNode.Recording;

/// <summary>
/// Keeps an id to one ledger of the node: what one holds, or is recording now, is recorded in no other. Any thread.
/// </summary>
internal sealed class RecordingGate(EdgeLedgers ledgers)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EntryId, (LedgerHost Ledger, int Calls)> _under = [];

    /// <summary>Enters with an id, until what is returned is disposed.</summary>
    /// <param name="id">The activity's.</param>
    /// <param name="ledger">Where it is to be recorded.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RpcException">ALREADY_EXISTS: another ledger has the id.</exception>
    public async Task<IDisposable> EnterAsync(EntryId id, LedgerHost ledger, CancellationToken cancellationToken)
    {
        var other = Enter(id, ledger);
        if (other is not null)
        {
            throw Taken(id, other, ledger);
        }

        var inside = new Inside(this, id);
        try
        {
            return await HeldElsewhereAsync(id, ledger, cancellationToken) is { } holder
                ? throw Taken(id, holder, ledger)
                : inside;
        }
        catch
        {
            inside.Dispose();
            throw;
        }
    }

    /// <summary>A ledger that cannot be read stops nothing in the others.</summary>
    private async Task<LedgerHost?> HeldElsewhereAsync(
        EntryId id,
        LedgerHost ledger,
        CancellationToken cancellationToken
    )
    {
        foreach (var other in ledgers.All.Where(one => one != ledger && one.Writer.Damage is null))
        {
            try
            {
                if (await other.Writer.RunAsync(open => open.Ledger.TryGet(id, out _), cancellationToken))
                {
                    return other;
                }
            }
            catch (LedgerStoppedException)
            {
                // It was found damaged just now.
            }
        }

        return null;
    }

    private LedgerHost? Enter(EntryId id, LedgerHost ledger)
    {
        lock (_gate)
        {
            var (under, calls) = _under.GetValueOrDefault(id, (ledger, 0));
            if (under == ledger)
            {
                _under[id] = (ledger, calls + 1);
            }

            return under == ledger ? null : under;
        }
    }

    private void Leave(EntryId id)
    {
        lock (_gate)
        {
            var (ledger, calls) = _under[id];
            if (calls == 1)
            {
                _ = _under.Remove(id);
            }
            else
            {
                _under[id] = (ledger, calls - 1);
            }
        }
    }

    private static RpcException Taken(EntryId id, LedgerHost holder, LedgerHost asked)
    {
        IReadOnlyList<Refusal> refusals =
        [
            new Refusal(
                RefusalCode.IdTaken,
                "id",
                id.ToString(),
                $"Id {id} is an activity or lump in the ledger of {EdgeLedgers.NameOf(holder)}; what is said now "
                    + $"belongs to that of {EdgeLedgers.NameOf(asked)}. Record it under an id of its own; what does "
                    + "not hold any more, void."
            ),
        ];
        return refusals.ToRpcException();
    }

    private sealed class Inside(RecordingGate gate, EntryId id) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                gate.Leave(id);
            }
        }
    }
}
