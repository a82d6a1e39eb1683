using Federation.Core.Journal;

namespace Federation.Simulation.World;

/// <summary>
/// A silo's connection to the national database: a call travels, is done or not, and its answer travels back or not.
/// </summary>
internal sealed class JournalClient(Setting setting, SimulatedSilo silo, ModelJournal journal)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>False: nothing reaches the database.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>True: every call takes up to 15 s.</summary>
    public bool IsSlow { get; set; }

    /// <summary>A call that changes nothing.</summary>
    public void Read<T>(Func<ModelJournal, T> read, Action<T> done, Action unavailable) =>
        Call(read, done, unavailable, isWrite: false);

    /// <summary>A call whose repetition does no harm.</summary>
    public void Write<T>(Func<ModelJournal, T> write, Action<T> done, Action unavailable) =>
        Call(write, done, unavailable, isWrite: true);

    /// <summary>One transaction for all requests; always ends with one outcome for each.</summary>
    public void Append(IReadOnlyList<AppendRequest> requests, Action<IReadOnlyList<AppendOutcome>> done)
    {
        var at = silo.Clock.UnixMicroseconds;
        AppendOutcome[] All(AppendOutcome outcome) => [.. requests.Select(_ => outcome)];
        if (setting.Strikes(FaultKind.CommitRolledBack, silo.Number))
        {
            Answer(Way() + Way(), () => done(All(new AppendOutcome.RolledBack("deadlock"))));
            return;
        }

        Call(
            j => j.Append(requests, at),
            outcomes => done(outcomes),
            () => done(All(new AppendOutcome.Unknown("the connection was lost"))),
            isWrite: true
        );
    }

    private void Call<T>(Func<ModelJournal, T> call, Action<T> done, Action unavailable, bool isWrite)
    {
        if (!IsReachable)
        {
            Answer(setting.Rng.UpTo(Deadline), unavailable);
            return;
        }

        if (isWrite && setting.Strikes(FaultKind.FailureAnswerLost, silo.Number))
        {
            Answer(setting.Rng.UpTo(Deadline), unavailable);
            return;
        }

        var isLost = isWrite && setting.Strikes(FaultKind.CommitAnswerLost, silo.Number);
        var generation = journal.Generation;
        var life = silo.Life;
        setting.Time.After(
            Way(),
            () =>
            {
                if (generation != journal.Generation)
                {
                    return;
                }

                var result = call(journal);
                if (life == silo.Life && (isLost || !IsReachable))
                {
                    Answer(setting.Rng.UpTo(Deadline), unavailable);
                }
                else if (life == silo.Life)
                {
                    Answer(Way(), () => done(result));
                }
            }
        );
    }

    private void Answer(TimeSpan wait, Action action) => silo.After(wait, action);

    private TimeSpan Way() => IsSlow ? setting.Rng.UpTo(Slow) : setting.Rng.UpTo(Usual);
}
