namespace Federation.Core.Areas.Plans;

/// <summary>Why a plan of a reorganisation is not taken.</summary>
public enum AreaPlanRefusalKind : byte
{
    /// <summary>A line is not of the form of <c>areas.tsv</c>, or there is none.</summary>
    Malformed = 1,

    /// <summary>The catalogue that would result breaks a rule: two areas with one code on a day, a child without its
    /// parent.</summary>
    RuleBroken = 2,

    /// <summary>What stood before the plan's day would become another.</summary>
    PastChanged = 3,

    /// <summary>A new area has another id than the next free one.</summary>
    IdNotNext = 4,

    /// <summary>The changes take effect on more than one day.</summary>
    SeveralDays = 5,

    /// <summary>An area ends and none takes its place.</summary>
    AreaLost = 6,

    /// <summary>An area goes on beside the one that is made from it, or comes from nowhere.</summary>
    AreaDoubled = 7,

    /// <summary>An area would end on a day that is over: amounts may have been recorded for it since.</summary>
    EndIsOver = 8,

    /// <summary>A total of a past period would not be the same.</summary>
    TotalChanged = 9,

    /// <summary>It was made for another edition of the catalogue.</summary>
    OtherBase = 10,
}

/// <summary>Why a plan is not taken. Nothing changed.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">Names the area and day, and says what would be allowed.</param>
public sealed record AreaPlanRefusal(AreaPlanRefusalKind Kind, string Message);
