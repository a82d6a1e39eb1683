namespace Federation.BriefingDisplay.Walls;

/// <summary>What a page of a briefing shows; the numbers are those of the wire.</summary>
public enum PageKind
{
    /// <summary>One to seven figures.</summary>
    Headline = 1,

    /// <summary>One indicator by province, as a map of tiles.</summary>
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

    /// <summary>Tasks of the last conclusion.</summary>
    Tasks = 9,

    /// <summary>A province's own page.</summary>
    Province = 10,

    /// <summary>What both ministries sign, and who has.</summary>
    SignOff = 11,
}
