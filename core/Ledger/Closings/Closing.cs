using Federation.Core.Calendars;

namespace Federation.Core.Ledger;

/// <summary>Through which day an area is closed, and when that was said.</summary>
/// <param name="Through">The last day that is closed; all before it are closed too.</param>
/// <param name="SaidOn">Today in Vietnam when the last closing or reopening was made that set it.</param>
public readonly record struct Closing(Day Through, Day SaidOn);
