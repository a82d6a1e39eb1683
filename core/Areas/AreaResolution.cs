using Federation.Core.Calendars;

namespace Federation.Core.Areas;

/// <summary>What a code denotes over a span of days: one of the four cases below.</summary>
public abstract record AreaResolution
{
    private AreaResolution() { }

    /// <summary>The code denotes this one area on every day of the span.</summary>
    public sealed record Found(AreaId Id) : AreaResolution;

    /// <summary>The code has never denoted anything.</summary>
    public sealed record Unknown(AreaCode Code) : AreaResolution;

    /// <summary>The code denotes nothing on some day of the span.</summary>
    /// <param name="Code">The code asked for.</param>
    /// <param name="Day">The first such day.</param>
    /// <param name="Versions">All that the code has denoted, with names and days, in order of days.</param>
    public sealed record NotValid(AreaCode Code, Day Day, IReadOnlyList<AreaVersion> Versions) : AreaResolution;

    /// <summary>Within the span the code passes from one area to another (a merger, a split).</summary>
    /// <param name="Code">The code asked for.</param>
    /// <param name="Day">The first day of the new area.</param>
    /// <param name="Before">The area on the day before, as it then was.</param>
    /// <param name="After">The area on that day.</param>
    public sealed record ChangesWithin(AreaCode Code, Day Day, AreaVersion Before, AreaVersion After) : AreaResolution;
}
