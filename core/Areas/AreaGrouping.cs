namespace Federation.Core.Areas;

/// <summary>By what the nation's provinces are rolled up.</summary>
public enum AreaGrouping : byte
{
    /// <summary>Each province for itself.</summary>
    Province = 1,

    /// <summary>The socio-economic region (vùng kinh tế - xã hội).</summary>
    Region = 2,

    /// <summary>The military region (quân khu).</summary>
    MilitaryRegion = 3,

    /// <summary>The land border (biên giới đất liền): with any neighbour, with each, and none. A province that has two
    /// neighbours is in both.</summary>
    Border = 4,

    /// <summary>The sea coast (ven biển): with one, without.</summary>
    Coast = 5,
}

/// <summary>Codes of <see cref="AreaGrouping"/>.</summary>
public static class AreaGroupings
{
    private static readonly string[] Codes = ["province", "region", "military-region", "border", "coast"];

    /// <summary>All codes, in order.</summary>
    public static IReadOnlyList<string> AllCodes => Codes;

    /// <summary><c>military-region</c>.</summary>
    public static string Code(this AreaGrouping grouping) => Codes[(int)grouping - 1];

    /// <summary>True where a province may be in more than one group, so that the groups do not add up.</summary>
    public static bool Overlaps(this AreaGrouping grouping) => grouping == AreaGrouping.Border;

    /// <summary>Reads a code exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(string code, out AreaGrouping grouping)
    {
        var index = Array.IndexOf(Codes, code);
        grouping = (AreaGrouping)(index + 1);
        return index >= 0;
    }
}
