namespace Federation.Core.Briefings;

/// <summary>What a page of a briefing shows. Numbered for ever.</summary>
public enum BriefingPageKind : byte
{
    /// <summary>One to seven figures.</summary>
    Headline = 1,

    /// <summary>One indicator by province.</summary>
    Map = 2,

    /// <summary>One indicator over the days, against last year.</summary>
    Course = 3,

    /// <summary>What each force did alone, and what together.</summary>
    Forces = 4,

    /// <summary>Who has closed, who is late.</summary>
    Coverage = 5,

    /// <summary>Links and freshness.</summary>
    Links = 6,

    /// <summary>One figure opened up.</summary>
    Explained = 7,

    /// <summary>Speaking order and timer.</summary>
    Agenda = 8,

    /// <summary>Tasks from the last conclusion.</summary>
    Tasks = 9,

    /// <summary>A province's own page.</summary>
    Province = 10,

    /// <summary>What both ministries sign, and who has.</summary>
    SignOff = 11,
}

/// <summary>Codes of the kinds, and how many indicators each takes.</summary>
public static class BriefingPageKinds
{
    private static readonly string[] Codes =
    [
        "headline",
        "map",
        "course",
        "forces",
        "coverage",
        "links",
        "explained",
        "agenda",
        "tasks",
        "province",
        "signoff",
    ];

    /// <summary>Every code, in the order of the kinds.</summary>
    public static IReadOnlyList<string> AllCodes => Codes;

    /// <summary><c>headline</c>.</summary>
    public static string Code(this BriefingPageKind kind) => Codes[(int)kind - 1];

    /// <summary>Reads a code exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(string? code, out BriefingPageKind kind)
    {
        var index = Array.IndexOf(Codes, code);
        kind = (BriefingPageKind)(index + 1);
        return index >= 0;
    }

    /// <summary>The fewest and the most indicators that a page of the kind shows.</summary>
    public static (int Least, int Most) Indicators(this BriefingPageKind kind) =>
        kind switch
        {
            BriefingPageKind.Headline or BriefingPageKind.Forces => (1, BriefingPage.IndicatorsMax),
            BriefingPageKind.Map or BriefingPageKind.Course or BriefingPageKind.Explained => (1, 1),
            BriefingPageKind.Province => (0, BriefingPage.IndicatorsMax),
            _ => (0, 0),
        };
}
