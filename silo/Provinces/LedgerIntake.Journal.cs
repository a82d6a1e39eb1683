using Federation.Core.Exchange;
using Federation.Core.Journal;

namespace Federation.Silo.Provinces;

/// <summary>The effects that wait for the journal. Their tasks are kept, so that none is forgotten.</summary>
internal sealed partial class LedgerIntake
{
    private void Start(IntakeEffect effect)
    {
        _running.RemoveWhere(task => task.IsCompleted);
        _running.Add(RunAsync(effect));
    }

    private async Task RunAsync(IntakeEffect effect)
    {
        try
        {
            await PerformAsync(effect, _stopping.Token);
            Pump();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            Log.IntakeAbandoned(_logger, _owner, _mark.Ledger.Value);
        }
        catch (JournalDamagedException damage)
        {
            _services.Fault.Stop(damage);
        }
    }

    private Task PerformAsync(IntakeEffect effect, CancellationToken cancellationToken) =>
        effect switch
        {
            IntakeEffect.Append(var request) => AppendAsync(request, cancellationToken),
            IntakeEffect.Announce(var term, var head) => AnnounceAsync(term, head, cancellationToken),
            IntakeEffect.RaiseEpoch raise => RaiseEpochAsync(raise, cancellationToken),
            IntakeEffect.Reload(var reason) => ReloadAsync(reason, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "No such effect of the intake."),
        };

    private async Task AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        var outcome = await _services.Writer.AppendAsync(request, cancellationToken);
        _machine.OnAppended(_services.Now, outcome);
    }

    private async Task AnnounceAsync(WriterTerm term, FrameHead head, CancellationToken cancellationToken)
    {
        try
        {
            await _services.Journal.AnnounceAsync(_mark.Ledger, term, head, cancellationToken);
        }
        catch (JournalUnavailableException cause)
        {
            Log.JournalUnavailable(_logger, cause, _owner, _mark.Ledger.Value);
        }
    }

    private async Task RaiseEpochAsync(IntakeEffect.RaiseEpoch raise, CancellationToken cancellationToken)
    {
        Log.NationBehind(
            _logger,
            _owner,
            _mark.Ledger.Value,
            raise.Receipted.Number.Value,
            raise.Watermark.Number.Value
        );
        var expected = _epoch;
        var version = await UntilAvailableAsync(
            token => _services.Journal.RaiseEpochAsync(expected, token),
            cancellationToken
        );
        _services.Signal.Moved();
        _epoch = version.Epoch;
        _machine.OnEpochRaised(_services.Now, _epoch);
    }

    private async Task ReloadAsync(string reason, CancellationToken cancellationToken)
    {
        Log.Reloading(_logger, _owner, _mark.Ledger.Value, reason);
        var mark = await UntilAvailableAsync(
            token => _services.Journal.RaiseTermAsync(_mark.Owner, _mark.Ledger, token),
            cancellationToken
        );
        var head = await UntilAvailableAsync(_services.Journal.ReadHeadAsync, cancellationToken);
        (_mark, _epoch) = (mark, head.Epoch);
        _machine.OnReloaded(_services.Now, mark, _epoch);
    }

    private async Task<T> UntilAvailableAsync<T>(
        Func<CancellationToken, ValueTask<T>> call,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (JournalUnavailableException cause)
            {
                Log.JournalUnavailable(_logger, cause, _owner, _mark.Ledger.Value);
            }

            await Task.Delay(_services.Host.JournalRetry, _services.Time, cancellationToken);
        }
    }
}
