using Federation.Core.Calendars;

namespace Federation.Client.Picture;

/// <summary>Which board is watched.</summary>
public readonly record struct Subject(Period Period, Calendar Calendar)
{
    /// <summary>The same period, cut by the other calendar.</summary>
    public Subject OnOtherCalendar() =>
        this with
        {
            Calendar = Calendar == Calendar.Civil ? Calendar.Decree09 : Calendar.Civil,
        };

    /// <summary><c>Quý I năm 2025 (NĐ 09)</c>.</summary>
    public string Name(Language language)
    {
        var name = language.Say(Period.NameVi(), Period.NameEn());
        var isCut = Calendar == Calendar.Decree09 && Period.Kind != PeriodKind.Range;
        return isCut ? $"{name} ({language.Say("NĐ 09", "Decree 09")})" : name;
    }

    /// <summary>The last day of the period that has come: whose names of areas are shown.</summary>
    public Day LastDay(Day today) =>
        Period.TryToSpan(Calendar, today, out var span) && span.Last < today ? span.Last : today;

    /// <summary><c>01/01/2025–31/03/2025</c>; empty where the period has no days yet.</summary>
    public string Days(Day today, Language language) =>
        Period.TryToSpan(Calendar, today, out var span)
            ? $"{DayText.Of(span.First, language)}–{DayText.Of(span.Last, language)}"
            : "";
}
