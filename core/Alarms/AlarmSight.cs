namespace Federation.Core.Alarms;

/// <summary>One look at everything that can be wrong.</summary>
/// <param name="Kinds">What was looked at: alarms of other kinds stay as they are.</param>
/// <param name="Signs">What is wrong.</param>
/// <param name="Unknown">
/// What could not be judged (a ledger whose province did not answer): its alarms stay as they are.
/// </param>
public sealed record AlarmSight(
    IReadOnlySet<AlarmKind> Kinds,
    IReadOnlyList<AlarmSign> Signs,
    IReadOnlySet<string> Unknown
);
