namespace Federation.Simulation.World;

/// <summary>Breaks silos, their database, and displays.</summary>
internal sealed class NationBreaker(Setting setting, SimulatedFederation federation)
{
    private static readonly TimeSpan DiesAfterBeingReplaced = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RestoreMax = TimeSpan.FromSeconds(4);

    private readonly Cluster _cluster = federation.Cluster;

    public void Strike(FaultKind kind, TimeSpan soon)
    {
        var silo = setting.Rng.Of(_cluster.Silos);
        if (kind >= FaultKind.SlowDisplay)
        {
            StrikeDisplay(kind, soon);
        }
        else if (kind is FaultKind.GrainMoved or FaultKind.TwoActivations)
        {
            StrikeGrain(kind);
        }
        else if (kind is FaultKind.SiloCutFromJournal or FaultKind.SlowStore or FaultKind.JournalRestored)
        {
            StrikeJournal(kind, silo, soon);
        }
        else if (kind == FaultKind.AllSilosCrash)
        {
            setting.Struck(kind, 0);
            KillAll(() => setting.Rng.UpTo(RestoreMax));
        }
        else if (silo.IsAlive)
        {
            StrikeSilo(kind, silo, soon);
        }
    }

    private void StrikeSilo(FaultKind kind, SimulatedSilo silo, TimeSpan soon)
    {
        setting.Struck(kind, silo.Number);
        switch (kind)
        {
            case FaultKind.SiloCrash:
                silo.Die();
                break;
            case FaultKind.SiloPaused:
                silo.Pause();
                _cluster.Silent(silo);
                setting.Time.After(soon, () => Continue(silo));
                break;
            case FaultKind.SiloClockStepped:
                silo.Clock.Step(
                    setting.Rng.Between(TimeSpan.FromSeconds(-60), TimeSpan.FromSeconds(60))
                        * (setting.Rng.Below(4) == 0 ? 100_000 : 1)
                );
                break;
        }
    }

    /// <summary>A silo that was replaced meanwhile goes on as a stale twin until it learns of it.</summary>
    private void Continue(SimulatedSilo silo)
    {
        var life = silo.Life;
        silo.Resume();
        if (_cluster.IsDeclaredDead(silo))
        {
            setting.Time.After(
                setting.Rng.UpTo(DiesAfterBeingReplaced),
                () =>
                {
                    if (silo.Life == life)
                    {
                        silo.Die();
                    }
                }
            );
        }
    }

    private void StrikeGrain(FaultKind kind)
    {
        var owner = setting.Rng.Of(federation.Edges).Owner;
        if (_cluster.Known(owner) is not { IsThere: true } grain)
        {
            return;
        }

        setting.Struck(kind, owner.Value);
        if (kind == FaultKind.GrainMoved)
        {
            grain.Host.Run(grain.Leave);
        }
        else
        {
            _cluster.Forget(grain);
        }
    }

    private void StrikeJournal(FaultKind kind, SimulatedSilo silo, TimeSpan soon)
    {
        switch (kind)
        {
            case FaultKind.SiloCutFromJournal:
                setting.Struck(kind, silo.Number);
                silo.Journal.IsReachable = false;
                setting.Time.After(soon, () => silo.Journal.IsReachable = true);
                break;
            case FaultKind.SlowStore:
                setting.Struck(kind, silo.Number);
                silo.Journal.IsSlow = true;
                setting.Time.After(soon, () => silo.Journal.IsSlow = false);
                break;
            case FaultKind.JournalRestored:
                RestoreJournal();
                break;
        }
    }

    /// <summary>Operators stop all silos, bring a copy back, and start them.</summary>
    private void RestoreJournal()
    {
        if (_cluster.Journal.Copies == 0)
        {
            return;
        }

        setting.Struck(FaultKind.JournalRestored, 0);
        KillAll(() => RestoreMax);
        _cluster.Journal.Restore(setting.Rng.Below(_cluster.Journal.Copies));
    }

    private void KillAll(Func<TimeSpan> downFor)
    {
        foreach (var silo in _cluster.Silos)
        {
            silo.Die(downFor());
        }
    }

    private void StrikeDisplay(FaultKind kind, TimeSpan soon)
    {
        var display = setting.Rng.Of(federation.Displays);
        setting.Struck(kind, display.Number);
        if (kind == FaultKind.SlowDisplay)
        {
            display.SlowUntil = setting.Now + soon;
        }
        else
        {
            display.Cut(isHeard: setting.Rng.Below(2) == 0);
        }
    }
}
