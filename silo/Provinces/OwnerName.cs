using Federation.Core.Areas;

namespace Federation.Silo.Provinces;

/// <summary>How the log names the owner of a ledger.</summary>
internal static class OwnerName
{
    /// <summary>
    /// Code and name as of its last day, as in <c>20 Tỉnh Lạng Sơn</c>: on 2025-07-01 seven codes went to other
    /// provinces, so that a code alone says too little.
    /// </summary>
    public static string Of(AreaCatalogue areas, AreaId owner) =>
        areas.TryGet(owner, out var area)
            ? $"{area.Versions[^1].Code} {area.Versions[^1].FullNameVi}"
            : $"area {owner}";
}
