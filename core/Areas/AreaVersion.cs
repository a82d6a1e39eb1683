using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Areas;

/// <summary>
/// An area as it stood during some days: names, kind and code may change while the area stays the same
/// (province Thừa Thiên Huế became municipality Huế on 2025-01-01).
/// </summary>
public sealed record AreaVersion
{
    /// <summary>The last day of what is still valid.</summary>
    public static readonly Day StillValid = new(9999, 12, 31);

    /// <summary>The area that this is a version of.</summary>
    public required AreaId Id { get; init; }

    /// <summary>The full code: <c>20/183/ba-son</c>.</summary>
    public required AreaCode Code { get; init; }

    /// <summary>The kind of unit during these days.</summary>
    public required AreaKind Kind { get; init; }

    /// <summary>The proper name without the kind of unit: <c>Cao Bằng</c>. Not unique within a province.</summary>
    public required string NameVi { get; init; }

    /// <summary>The proper name in ASCII, for searching: <c>Cao Bang</c>.</summary>
    public required string NameAscii { get; init; }

    /// <summary>The official name with the kind of unit: <c>Tỉnh Cao Bằng</c>. This is what displays show.</summary>
    public required string FullNameVi { get; init; }

    /// <summary>The days on which this version stands; ends on <see cref="StillValid"/> while it has no end.</summary>
    public required Span Validity { get; init; }

    /// <summary>The socio-economic region of a province; null below province level and for the nation.</summary>
    public string? Region { get; init; }

    /// <summary>The military region of a province: <c>QK1</c>, or <c>BTLTDHN</c> for the capital; else null.</summary>
    public string? MilitaryRegion { get; init; }

    /// <summary>A province's land borders; none below province level.</summary>
    public LandBorders LandBorders { get; init; }

    /// <summary>True for a province with a sea coast.</summary>
    public bool HasCoast { get; init; }

    /// <summary>The force that a post belongs to; null for all else.</summary>
    public Force? Force { get; init; }
}
