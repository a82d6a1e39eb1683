using Federation.Core.Figures;

namespace Federation.Core.Briefings;

/// <summary>What a briefing shows, in which order. Immutable; equal where all that it says is.</summary>
/// <param name="Pages">In order.</param>
/// <param name="Agenda">In speaking order.</param>
/// <param name="Tasks">Of the last conclusion.</param>
/// <param name="First">The ministry that screens name first.</param>
public sealed record BriefingPlan(
    IReadOnlyList<BriefingPage> Pages,
    IReadOnlyList<AgendaItem> Agenda,
    IReadOnlyList<BriefingTask> Tasks,
    Ministry First
)
{
    /// <summary>The most pages.</summary>
    public const int PagesMax = 100;

    /// <summary>The most items of the agenda.</summary>
    public const int AgendaMax = 100;

    /// <summary>The most tasks.</summary>
    public const int TasksMax = 100;

    /// <summary>The number of the page with this key or this number, from 1; 0 where there is none.</summary>
    public int Find(string keyOrNumber)
    {
        for (var i = 0; i < Pages.Count; i++)
        {
            if (Pages[i].Key == keyOrNumber)
            {
                return i + 1;
            }
        }

        return int.TryParse(keyOrNumber, out var number) && number >= 1 && number <= Pages.Count ? number : 0;
    }

    /// <inheritdoc/>
    public bool Equals(BriefingPlan? other) =>
        other is not null
        && First == other.First
        && Pages.SequenceEqual(other.Pages)
        && Agenda.SequenceEqual(other.Agenda)
        && Tasks.SequenceEqual(other.Tasks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(First, Pages.Count, Agenda.Count, Tasks.Count);
}
