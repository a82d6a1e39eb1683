using Federation.Core.Figures;

namespace Federation.HqConsole.Model;

/// <summary>An indicator that the national strip and the list of provinces show, under a short name.</summary>
internal sealed record Headline(Indicator Indicator, string NameVi, string NameEn)
{
    /// <summary>The short name, at most twelve characters.</summary>
    public string Name(Language language) => language.Say(NameVi, NameEn);
}

/// <summary>The headline indicators, the most asked for first.</summary>
internal static class Headlines
{
    /// <summary>All eight.</summary>
    public static IReadOnlyList<Headline> All { get; } =
    [
        Of("crime.cases", "Vụ việc", "Cases"),
        Of("patrol.patrols", "Tuần tra", "Patrols"),
        Of("outreach.attendance", "Tuyên truyền", "Outreach"),
        Of("info.exchanged", "Trao đổi tin", "Exchanges"),
        Of("crime.subjects", "Đối tượng", "Subjects"),
        Of("patrol.participants", "Lượt người", "On patrol"),
        Of("civil.labour_days", "Ngày công", "Person-days"),
        Of("weapons.guns", "Súng thu hồi", "Guns in"),
    ];

    private static Headline Of(string code, string vi, string en) =>
        IndicatorCatalogue.Reference.TryGet(code, out var indicator)
            ? new Headline(indicator, vi, en)
            : throw new InvalidOperationException($"The reference catalogue has no indicator '{code}'.");
}
