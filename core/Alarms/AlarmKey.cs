using Federation.Core.Areas;

namespace Federation.Core.Alarms;

/// <summary>What makes two signs the same alarm.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Area">Of which province.</param>
/// <param name="About">
/// The ledger's id; of <see cref="AlarmKind.Late"/> the quarter, <c>2026-Q3</c>; of <see cref="AlarmKind.Jump"/> the
/// indicator's code.
/// </param>
public readonly record struct AlarmKey(AlarmKind Kind, AreaId Area, string About);
