using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Areas;

/// <summary>
/// How areas are written, after <c>full_name_vi</c>; in English after <c>name_ascii</c> and the kind. A day
/// outside the area's validity takes the nearest version.
/// Capitals within a text follow Decree 30/2020, annex II: "tỉnh Cao Bằng", but "Thành phố Hồ Chí Minh", "Quận 1".
/// </summary>
public static class AreaNames
{
    /// <summary>The official name alone: <c>Tỉnh Cao Bằng</c>, <c>Toàn quốc</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public static string FullName(this AreaCatalogue catalogue, AreaId id, Day day) =>
        catalogue.Get(id).Nearest(day).FullNameVi;

    /// <summary>The name with what it lies in, as a heading: <c>Huyện Cao Lộc, tỉnh Lạng Sơn</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public static string PathName(this AreaCatalogue catalogue, AreaId id, Day day)
    {
        var name = catalogue.FullName(id, day);
        return ParentOf(catalogue, id) is { } parent ? $"{name}, {catalogue.NameInText(parent, day)}" : name;
    }

    /// <summary>The same within a sentence: <c>huyện Cao Lộc, tỉnh Lạng Sơn</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public static string NameInText(this AreaCatalogue catalogue, AreaId id, Day day)
    {
        var name = InText(catalogue.Get(id).Nearest(day));
        return ParentOf(catalogue, id) is { } parent ? $"{name}, {catalogue.NameInText(parent, day)}" : name;
    }

    /// <summary>
    /// In English, without diacritics: <c>Cao Bang province</c>, <c>Urban district 1</c>,
    /// <c>Ba Son border guard post</c>, <c>Viet Nam</c>.
    /// </summary>
    public static string FullNameEn(this AreaVersion version)
    {
        var kind = version is { Kind: AreaKind.Post, Force: { } force }
            ? $"{force.NameEn()} post"
            : version.Kind.NameEn();
        return version.Kind == AreaKind.Nation ? kind
            : char.IsAsciiDigit(version.NameAscii[^1])
                ? $"{char.ToUpperInvariant(kind[0])}{kind[1..]} {version.NameAscii.Split(' ')[^1]}"
            : $"{version.NameAscii} {kind}";
    }

    /// <summary>
    /// The English name with what it lies in: <c>Cao Loc district, Lang Son province</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The catalogue has no such area.</exception>
    public static string PathNameEn(this AreaCatalogue catalogue, AreaId id, Day day)
    {
        var name = catalogue.Get(id).Nearest(day).FullNameEn();
        return ParentOf(catalogue, id) is { } parent ? $"{name}, {catalogue.PathNameEn(parent, day)}" : name;
    }

    private static AreaId? ParentOf(AreaCatalogue catalogue, AreaId id) =>
        catalogue.Parent(id) is { } parent && parent != AreaId.Nation ? parent : null;

    private static string InText(AreaVersion version)
    {
        var keepsCapital =
            version.Kind == AreaKind.Nation
            || char.IsAsciiDigit(version.FullNameVi[^1])
            || version is { Kind: AreaKind.Municipality, NameVi: "Hồ Chí Minh" };
        return keepsCapital
            ? version.FullNameVi
            : char.ToLowerInvariant(version.FullNameVi[0]) + version.FullNameVi[1..];
    }
}
