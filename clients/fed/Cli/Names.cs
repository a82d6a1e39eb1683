using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.Fed.Cli;

/// <summary>
/// Codes in words, by the catalogues that ship with this program; a code that they do not know stays.
/// </summary>
internal static class Names
{
    /// <summary>An area alone, as it was called on the day: <c>Huyện Bảo Lạc</c>, <c>Bao Lac district</c>.</summary>
    public static string Area(string code, Day day, Language language) =>
        TryFind(code, Span.Of(day), out var id) ? Of(id, day, language) : code;

    /// <summary>An area with what it lies in; a code means what it denoted last within the days.</summary>
    public static string AreaPath(string code, Span days, Language language) =>
        TryFind(code, days, out var id)
            ? language.Of(KnownAreas.Current.PathName(id, days.Last), KnownAreas.Current.PathNameEn(id, days.Last))
            : code;

    /// <summary><c>biên phòng + công an</c>; <c>|</c> between forces of which some combination took part.</summary>
    public static string ForcesOf(string set, Language language)
    {
        if (!ForceSet.TryParse(set, out var forces))
        {
            return set;
        }

        var names = Forces.All.Where(forces.Names).Select(force => language.Of(force.NameVi(), force.NameEn()));
        return string.Join(forces.IsSomeCombination ? " | " : " + ", names);
    }

    /// <summary>Who claims something: a force by its name, or the operator.</summary>
    public static string Claimant(string code, Language language) =>
        Forces.TryParse(code, out var force) ? language.Of(force.NameVi(), force.NameEn())
        : code == "operator" ? language.Of("người vận hành", "operator")
        : code;

    /// <summary>The province that owns a ledger, as it is called today or was called last.</summary>
    public static string Owner(LedgerStatus link, Language language) =>
        language == Language.En && KnownAreas.Current.TryGet(link.Owner, out var area)
            ? area.Versions[^1].FullNameEn()
            : link.OwnerNameVi;

    /// <summary>An indicator: <c>Lượt người tham gia tuần tra</c>.</summary>
    public static string Indicator(string code, Language language) =>
        IndicatorCatalogue.Reference.TryGet(code, out var indicator)
            ? language.Of(indicator.NameVi, indicator.NameEn)
            : code;

    private static string Of(AreaId id, Day day, Language language)
    {
        var version = KnownAreas.Current.Get(id).Nearest(day);
        return language.Of(version.FullNameVi, version.FullNameEn());
    }

    private static bool TryFind(string text, Span days, out AreaId id)
    {
        id = default;
        return AreaCode.TryParse(text, out var code) && KnownAreas.Current.LatestWithin(code, days, out id);
    }
}
