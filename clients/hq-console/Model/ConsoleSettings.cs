using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.HqConsole.Model;

/// <summary>What the console starts with.</summary>
/// <param name="Language">The language of the screen.</param>
/// <param name="Subject">The board that is watched first.</param>
/// <param name="View">The view that is shown first.</param>
/// <param name="Notes">What is said over the figures for the whole session.</param>
/// <param name="Notices">The pipe on which its starter tells of itself; empty: none does.</param>
internal sealed record ConsoleSettings(
    Language Language,
    Subject Subject,
    View View,
    FigureNotes Notes,
    string Notices = ""
)
{
    /// <summary>The running quarter, in total.</summary>
    public static ConsoleSettings On(Day today) =>
        new(
            Language.Vi,
            new Subject(Period.Running(PeriodKind.Quarter, Calendar.Civil, today), Calendar.Civil),
            View.Total,
            FigureNotes.None
        );
}
