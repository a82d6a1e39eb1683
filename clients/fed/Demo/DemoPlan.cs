using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.Fed.Demo;

/// <summary>
/// Two published reports that cannot both be right; the demo records the post's and adds nothing in silence.
/// </summary>
/// <param name="District">What the district published, not recorded.</param>
/// <param name="Post">What the post within it published for fewer days, and what is recorded.</param>
internal sealed record Disagreement(ReportedLine District, ReportedLine Post);

/// <summary>What the demo records in one province, and what must come out.</summary>
/// <param name="Code">The province.</param>
/// <param name="Activities">In order of days.</param>
/// <param name="Expected">The figures that the activities must add up to.</param>
/// <param name="Disagreements">Published figures that are left out because another report contradicts them.</param>
/// <param name="IsMadeUp">True where nothing published lies behind the figures.</param>
internal sealed record DemoProvince(
    AreaCode Code,
    IReadOnlyList<DemoActivity> Activities,
    IReadOnlyList<ReportedLine> Expected,
    IReadOnlyList<Disagreement> Disagreements,
    bool IsMadeUp
);

/// <summary>The demo's provinces: Cao Bằng and Lạng Sơn after published figures, all others made up.</summary>
internal static class DemoPlan
{
    /// <summary>The quarter that the demo shows.</summary>
    public static readonly Period Quarter = Period.Quarter(2025, 1);

    /// <summary>The provinces of the demo where nothing else is asked for.</summary>
    public static IReadOnlyList<string> DefaultProvinces { get; } = ["04", "20", "40", "49"];

    private const int Seed = 20250404;

    /// <summary>The plan of a province. Equal codes, equal plans.</summary>
    /// <param name="code">A province of 2025-Q1.</param>
    public static DemoProvince Of(AreaCode code) =>
        code.ToString() switch
        {
            "04" => CaoBang(code),
            "20" => LangSon(code),
            _ => MadeUp(code),
        };

    private static DemoProvince CaoBang(AreaCode code)
    {
        var published = Reported.CaoBang();
        return new DemoProvince(code, Itemizer(code).Itemize(published), published, [], IsMadeUp: false);
    }

    /// <summary>
    /// A post's figures are part of its district's: the district's own activities make up the difference. Where the
    /// post
    /// has more than its district, the reports disagree and the district's figure is left out.
    /// </summary>
    private static DemoProvince LangSon(AreaCode code)
    {
        var post = Reported.BaSon();
        var recorded = new List<ReportedLine>(post);
        var published = new List<ReportedLine>(post);
        var disagreements = new List<Disagreement>();
        foreach (var line in Reported.CaoLoc())
        {
            var inside = post.FirstOrDefault(p => p.Indicator.Number == line.Indicator.Number);
            if (inside is not null && inside.Amount > line.Amount)
            {
                disagreements.Add(new Disagreement(line, inside));
                continue;
            }

            published.Add(line);
            var rest = line.Amount.Value - (inside?.Amount.Value ?? 0);
            if (rest > 0)
            {
                recorded.Add(line with { Amount = new Amount(rest) });
            }
        }

        return new DemoProvince(code, Itemizer(code).Itemize(recorded), published, disagreements, IsMadeUp: false);
    }

    private static DemoProvince MadeUp(AreaCode code)
    {
        var figures = MadeUpFigures.Of(code, SeedOf(code));
        return new DemoProvince(code, Itemizer(code).Itemize(figures), figures, [], IsMadeUp: true);
    }

    private static Itemizer Itemizer(AreaCode code) => new(KnownAreas.Current, SeedOf(code));

    private static int SeedOf(AreaCode code) => Seed + int.Parse(code.Local);
}
