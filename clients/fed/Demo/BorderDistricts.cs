using Federation.Core.Areas;

namespace Federation.Fed.Demo;

/// <summary>
/// Districts on the land border, of the provinces that the demo shows by default: where border patrols go.
/// </summary>
internal static class BorderDistricts
{
    private static readonly HashSet<string> Codes =
    [
        .. new[] { "042", "043", "045", "047", "048", "049", "053" }.Select(d => "04/" + d),
        .. new[] { "180", "182", "183", "188", "189" }.Select(d => "20/" + d),
        .. new[] { "415", "417", "418", "422", "424", "428" }.Select(d => "40/" + d),
        .. new[] { "504", "510" }.Select(d => "49/" + d),
    ];

    public static bool Has(AreaCode district) => Codes.Contains(district.ToString());
}
