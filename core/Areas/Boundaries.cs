namespace Federation.Core.Areas;

/// <summary>On which boundaries figures are shown; every output says which.</summary>
public enum Boundaries : byte
{
    /// <summary>As they were on the day that each amount belongs to (theo địa giới khi báo cáo).</summary>
    Reported = 1,

    /// <summary>
    /// Those of today, from a province up: what went whole into a province is shown as that province (theo địa giới
    /// hiện nay). What was divided stays under its old name: nobody knows how much of it belongs where.
    /// </summary>
    Today = 2,
}

/// <summary>Codes and names of <see cref="Boundaries"/>.</summary>
public static class BoundaryNames
{
    /// <summary><c>reported</c> or <c>today</c>.</summary>
    public static string Code(this Boundaries boundaries) => boundaries == Boundaries.Today ? "today" : "reported";

    /// <summary>As screens say it.</summary>
    public static string NameVi(this Boundaries boundaries) =>
        boundaries == Boundaries.Today ? "theo địa giới hiện nay" : "theo địa giới khi báo cáo";

    /// <summary>As screens say it in English.</summary>
    public static string NameEn(this Boundaries boundaries) =>
        boundaries == Boundaries.Today ? "on today's boundaries" : "on boundaries as reported";

    /// <summary>Reads a code exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(string code, out Boundaries boundaries)
    {
        boundaries = code == "today" ? Boundaries.Today : Boundaries.Reported;
        return code is "today" or "reported";
    }
}
