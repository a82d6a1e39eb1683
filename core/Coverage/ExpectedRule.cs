using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Coverage;

/// <summary>Which areas of a level one force is expected to close, and from when to when.</summary>
/// <param name="Level">Of areas: province 1, district or commune 2.</param>
/// <param name="Force">The force.</param>
/// <param name="Where">Which of them.</param>
/// <param name="Validity">On which days.</param>
/// <param name="Source">The law that it comes from, in Vietnamese.</param>
internal sealed record ExpectedRule(int Level, Force Force, ExpectedWhere Where, Span Validity, string Source)
{
    /// <summary>True where the rule is about that version of an area.</summary>
    public bool IsAbout(AreaVersion version) =>
        version.Kind.Level() == Level
        && Where switch
        {
            ExpectedWhere.LandBorderOrCoast => version.HasCoast || version.LandBorders != LandBorders.None,
            ExpectedWhere.Coast => version.HasCoast,
            ExpectedWhere.District => version.Kind
                is AreaKind.UrbanDistrict
                    or AreaKind.District
                    or AreaKind.Town
                    or AreaKind.City,
            _ => true,
        };
}
