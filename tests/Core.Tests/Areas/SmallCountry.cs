using Federation.Core.Areas;

namespace Federation.Core.Tests.Areas;

/// <summary>A country of three provinces with a commune each, and plans to reorganise it.</summary>
internal static class SmallCountry
{
    private const string Header =
        "id\tparent_id\tcode\tkind\tname_vi\tname_ascii\tfull_name_vi\tregion\tmilitary_region\tland_border\tcoast"
        + "\tvalid_from\tvalid_to\tpredecessors\tforce";

    public static AreaCatalogue Catalogue { get; } =
        AreaCatalogue.Parse(
            Plan(
                Row(1, 0, "VN", "nation", "2020-01-01"),
                Province(2, "01", "2020-01-01"),
                Province(3, "02", "2020-01-01"),
                Province(4, "03", "2020-01-01"),
                Row(5, 2, "00001", "commune", "2020-01-01"),
                Row(6, 3, "00002", "commune", "2020-01-01"),
                Row(7, 4, "00003", "commune", "2020-01-01")
            ),
            version: 1
        );

    /// <summary>Provinces 01 and 02 become 01 on 2026-01-01, their communes with them.</summary>
    public static string Merger { get; } =
        Plan(
            Province(2, "01", "2020-01-01", "2025-12-31"),
            Province(3, "02", "2020-01-01", "2025-12-31"),
            Province(8, "01", "2026-01-01", "", "2;3"),
            Row(5, 2, "00001", "commune", "2020-01-01", "2025-12-31"),
            Row(6, 3, "00002", "commune", "2020-01-01", "2025-12-31"),
            Row(9, 8, "00001", "commune", "2026-01-01", "", "5"),
            Row(10, 8, "00002", "commune", "2026-01-01", "", "6")
        );

    public static string Plan(params string[] rows) => $"{Header}\n{string.Join('\n', rows)}\n";

    public static string Province(int id, string code, string from, string to = "", string before = "") =>
        Row(id, 1, code, "province", from, to, before);

    public static string Row(
        int id,
        int parent,
        string code,
        string kind,
        string from,
        string to = "",
        string before = ""
    )
    {
        var above = parent == 0 ? "" : $"{parent}";
        return $"{id}\t{above}\t{code}\t{kind}\tTên {code}\tTen {code}\tTên {code}\t\t\t\t\t{from}\t{to}\t{before}\t";
    }
}
