using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>Close an area, with all below it, through a day.</summary>
/// <param name="Closing">The closing's own id, minted by the caller.</param>
/// <param name="Force">Whose commander closes.</param>
/// <param name="Area">The area.</param>
/// <param name="Through">The last day that is closed; today at the latest.</param>
public sealed record ClosePeriod(Claim By, EntryId Closing, Force Force, AreaId Area, Day Through) : Command(By);

/// <summary>Take a closing back from a day on.</summary>
/// <param name="Reopening">The reopening's own id, minted by the caller.</param>
/// <param name="Force">Whose commander reopens.</param>
/// <param name="Area">The area of the closing.</param>
/// <param name="From">The first day that is open again.</param>
/// <param name="Reason">1 to <see cref="CorrectActivity.ReasonCharsMax"/> characters.</param>
public sealed record ReopenPeriod(Claim By, EntryId Reopening, Force Force, AreaId Area, Day From, string Reason)
    : Command(By);
