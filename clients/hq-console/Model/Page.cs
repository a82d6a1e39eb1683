namespace Federation.HqConsole.Model;

/// <summary>What the middle of the screen shows.</summary>
internal enum Page
{
    /// <summary>The provinces of the nation.</summary>
    Provinces,

    /// <summary>One area: what is directly in it, and all its indicators.</summary>
    Area,

    /// <summary>What is wrong, and who has seen it.</summary>
    Alarms,

    /// <summary>The choice of a period.</summary>
    Periods,

    /// <summary>The choice of a view.</summary>
    Views,

    /// <summary>What the keys do and the marks mean.</summary>
    Help,
}
