using Federation.Core.Figures;

namespace Federation.HqConsole.Model;

/// <summary>An indicator that the national strip and the list of provinces show, under a short name.</summary>
internal sealed record Headline(Indicator Indicator, string NameVi, string NameEn, string ShortVi, string ShortEn)
{
    /// <summary>The short name, at most twelve characters.</summary>
    public string Name(Language language) => language.Say(NameVi, NameEn);

    /// <summary>A shorter one, at most nine characters, for narrow columns.</summary>
    public string ShortName(Language language) => language.Say(ShortVi, ShortEn);
}

/// <summary>The headline indicators, the most asked for first.</summary>
internal static class Headlines
{
    /// <summary>All eight.</summary>
    public static IReadOnlyList<Headline> All { get; } =
    [
        Of("crime.cases", "Vụ việc", "Cases", "Vụ việc", "Cases"),
        Of("patrol.patrols", "Tuần tra", "Patrols", "Tuần tra", "Patrols"),
        Of("outreach.attendance", "Tuyên truyền", "Outreach", "T.truyền", "Outreach"),
        Of("info.exchanged", "Trao đổi tin", "Exchanges", "Trao đổi", "Exchanges"),
        Of("crime.subjects", "Đối tượng", "Subjects", "Đối tượng", "Subjects"),
        Of("patrol.participants", "Lượt người", "On patrol", "Lượt ng.", "On patrol"),
        Of("civil.labour_days", "Ngày công", "Person-days", "Ngày công", "Days"),
        Of("weapons.guns", "Súng thu hồi", "Guns in", "Súng", "Guns in"),
    ];

    private static Headline Of(string code, string vi, string en, string shortVi, string shortEn) =>
        IndicatorCatalogue.Reference.TryGet(code, out var indicator)
            ? new Headline(indicator, vi, en, shortVi, shortEn)
            : throw new InvalidOperationException($"The reference catalogue has no indicator '{code}'.");
}
