using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// A silo's appends: whatever waits when the last commit returns goes into one transaction, at most one append of a
/// ledger. Without an answer in time the outcome is unknown.
/// </summary>
internal sealed class GroupCommit(SimulatedSilo silo)
{
    private static readonly TimeSpan AppendTimeout = TimeSpan.FromSeconds(10);

    private List<Pending> _waiting = [];
    private bool _isBusy;

    public void Append(AppendRequest request, Action<AppendOutcome> done)
    {
        var pending = new Pending(request, done);
        _waiting.Add(pending);
        silo.After(
            AppendTimeout,
            () => pending.Complete(new AppendOutcome.Unknown($"no answer within {AppendTimeout}"))
        );
        CommitNext();
    }

    private void CommitNext()
    {
        if (_isBusy || _waiting.Count == 0)
        {
            return;
        }

        _isBusy = true;
        var ledgers = new HashSet<LedgerId>();
        var batch = _waiting.FindAll(pending => ledgers.Add(pending.Request.Ledger));
        _waiting = _waiting.FindAll(pending => !batch.Contains(pending));
        silo.Journal.Append(batch.ConvertAll(pending => pending.Request), outcomes => Committed(batch, outcomes));
    }

    private void Committed(List<Pending> batch, IReadOnlyList<AppendOutcome> outcomes)
    {
        _isBusy = false;
        for (var i = 0; i < batch.Count && silo.IsAlive; i++)
        {
            batch[i].Complete(outcomes[i]);
        }

        if (silo.IsAlive && outcomes.Any(outcome => outcome is AppendOutcome.Appended))
        {
            silo.Fold.Moved();
        }

        CommitNext();
    }

    private sealed class Pending(AppendRequest request, Action<AppendOutcome> done)
    {
        private bool _isDone;

        public AppendRequest Request => request;

        public void Complete(AppendOutcome outcome)
        {
            if (!_isDone)
            {
                _isDone = true;
                done(outcome);
            }
        }
    }
}
