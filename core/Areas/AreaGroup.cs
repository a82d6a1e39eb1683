using System.Globalization;

namespace Federation.Core.Areas;

/// <summary>One of the groups that provinces are rolled up into. Ordered as people list them.</summary>
/// <param name="Rank">The place among the groups of its grouping.</param>
/// <param name="Code">A province's or military region's code, <c>CN</c>, <c>coast</c>; of a region its name.</param>
/// <param name="NameVi">Its name on screens.</param>
/// <param name="NameEn">Its name in English.</param>
public sealed record AreaGroup(int Rank, string Code, string NameVi, string NameEn) : IComparable<AreaGroup>
{
    private const string Capital = "BTLTDHN";
    private const string None = "none";

    /// <summary>From north to south; a region of a later reorganisation comes after them.</summary>
    private static readonly (string Vi, string En)[] Regions =
    [
        ("Trung du và miền núi phía Bắc", "Northern Midlands and Mountains"),
        ("Đồng bằng sông Hồng", "Red River Delta"),
        ("Bắc Trung Bộ và duyên hải miền Trung", "North Central and Central Coast"),
        ("Bắc Trung Bộ", "North Central"),
        ("Duyên hải Nam Trung Bộ và Tây Nguyên", "South Central Coast and Central Highlands"),
        ("Tây Nguyên", "Central Highlands"),
        ("Đông Nam Bộ", "Southeast"),
        ("Đồng bằng sông Cửu Long", "Mekong Delta"),
    ];

    private static readonly (LandBorders Border, AreaGroup Group)[] Neighbours =
    [
        (LandBorders.China, new(1, "CN", "Tuyến biên giới với Trung Quốc", "Border with China")),
        (LandBorders.Laos, new(2, "LA", "Tuyến biên giới với Lào", "Border with Laos")),
        (LandBorders.Cambodia, new(3, "KH", "Tuyến biên giới với Campuchia", "Border with Cambodia")),
    ];

    private static readonly AreaGroup AnyBorder = new(0, "land", "Có biên giới đất liền", "With a land border");
    private static readonly AreaGroup NoBorder = new(4, None, "Không có biên giới đất liền", "Without a land border");
    private static readonly AreaGroup Coast = new(0, "coast", "Giáp biển", "With a coast");
    private static readonly AreaGroup Inland = new(1, None, "Không giáp biển", "Without a coast");

    /// <summary>The groups that a province is in, as it stands in this version; one, except for borders.</summary>
    public static IReadOnlyList<AreaGroup> Of(AreaVersion province, AreaGrouping grouping) =>
        grouping switch
        {
            AreaGrouping.Region => [OfRegion(province.Region ?? "")],
            AreaGrouping.MilitaryRegion => [OfMilitaryRegion(province.MilitaryRegion ?? "")],
            AreaGrouping.Border => OfBorders(province.LandBorders),
            AreaGrouping.Coast => [province.HasCoast ? Coast : Inland],
            _ => [OfProvince(province)],
        };

    /// <inheritdoc/>
    public int CompareTo(AreaGroup? other)
    {
        var byRank = Rank.CompareTo(other?.Rank ?? -1);
        return byRank != 0 ? byRank : string.CompareOrdinal(Code, other?.Code);
    }

    public static bool operator <(AreaGroup left, AreaGroup right) => left.CompareTo(right) < 0;

    public static bool operator <=(AreaGroup left, AreaGroup right) => left.CompareTo(right) <= 0;

    public static bool operator >(AreaGroup left, AreaGroup right) => left.CompareTo(right) > 0;

    public static bool operator >=(AreaGroup left, AreaGroup right) => left.CompareTo(right) >= 0;

    /// <summary>By code, and where a code passed to another province by AreaId.</summary>
    private static AreaGroup OfProvince(AreaVersion province)
    {
        const int Ids = 10_000_000;
        var code = province.Code.ToString();
        var rank = (int.Parse(code, CultureInfo.InvariantCulture) * Ids) + province.Id.Value;
        return new AreaGroup(rank, code, province.FullNameVi, province.FullNameEn());
    }

    private static AreaGroup OfRegion(string name)
    {
        var place = Array.FindIndex(Regions, region => region.Vi == name);
        return place < 0
            ? new AreaGroup(Regions.Length, name, name, name)
            : new AreaGroup(place, name, name, Regions[place].En);
    }

    private static AreaGroup OfMilitaryRegion(string code)
    {
        if (code == Capital)
        {
            return new AreaGroup(0, code, "Bộ Tư lệnh Thủ đô Hà Nội", "Hanoi Capital Command");
        }

        return
            code.StartsWith("QK", StringComparison.Ordinal)
            && int.TryParse(code.AsSpan(2), CultureInfo.InvariantCulture, out var number)
            ? new AreaGroup(number, code, $"Quân khu {number}", $"Military Region {number}")
            : new AreaGroup(int.MaxValue, code, code, code);
    }

    private static IReadOnlyList<AreaGroup> OfBorders(LandBorders borders) =>
        borders == LandBorders.None
            ? [NoBorder]
            : [AnyBorder, .. Neighbours.Where(n => borders.HasFlag(n.Border)).Select(n => n.Group)];
}
