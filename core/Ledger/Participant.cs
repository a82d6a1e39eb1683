using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// One participant (phối hợp) of a joint activity, and what it said to the activity as it stands now. The activity
/// counts in full meanwhile.
/// </summary>
/// <param name="Force">Not the lead.</param>
/// <param name="AskedOn">The day in Vietnam on which the activity was recorded or last changed.</param>
/// <param name="ConfirmedBy">The entry that confirmed this revision; null: none did.</param>
public sealed record Participant(Force Force, Day AskedOn, EntryNumber? ConfirmedBy)
{
    /// <summary>True where it confirmed after the activity's days had been closed.</summary>
    public bool IsLate { get; init; }

    /// <summary>Where the confirmation stands.</summary>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="deemedAfterDays">See <see cref="LedgerPolicy.ConfirmationDays"/>.</param>
    public Participation At(Day today, int deemedAfterDays) =>
        ConfirmedBy is not null ? Participation.Confirmed
        : today.Number - AskedOn.Number > deemedAfterDays ? Participation.Deemed
        : Participation.Pending;
}
