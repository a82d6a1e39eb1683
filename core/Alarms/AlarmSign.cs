namespace Federation.Core.Alarms;

/// <summary>Something that is wrong now, as it was seen.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Value">
/// Of a stopped ledger the last frame that the journal holds; of <see cref="AlarmKind.Silent"/> when it was last heard,
/// microseconds since 1970-01-01 UTC, 0: never; of <see cref="AlarmKind.Late"/> the last day of its deadline, days
/// since 1970-01-01; of <see cref="AlarmKind.Jump"/> the figure of the month, in base units.
/// </param>
/// <param name="Against">
/// Of <see cref="AlarmKind.Late"/> how many forces have not closed; of <see cref="AlarmKind.Jump"/> the largest month
/// before; else 0.
/// </param>
/// <param name="Says">Why a ledger is stopped, or which forces are late: one line; may be empty.</param>
public sealed record AlarmSign(AlarmKey Key, long Value, long Against, string Says);
