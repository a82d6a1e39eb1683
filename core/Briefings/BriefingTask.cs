using Federation.Core.Calendars;

namespace Federation.Core.Briefings;

/// <summary>A task of the last conclusion.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">Who answers for it; may be empty.</param>
/// <param name="Due">By when; null: no day was set.</param>
/// <param name="IsDone">True where it is done.</param>
public sealed record BriefingTask(string Text, string Owner, Day? Due, bool IsDone)
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int TextCharsMax = 500;

    /// <summary>The longest owner, in UTF-16 units.</summary>
    public const int OwnerCharsMax = 200;
}
