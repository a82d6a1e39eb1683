using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire;
using Version = Federation.Wire.V1.Version;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Explain;

/// <summary>
/// What the nation says of a figure: its force sets and the areas that it is made of, at one version.
/// </summary>
internal sealed class NationSteps(NationClient nation, FigureQuestion question, Span days, Language language)
{
    private const int AttemptsMax = 5;

    private readonly View _view = Views.TryParse(question.View, out var view) ? view : View.Total;

    /// <summary>The figure, its version, and its steps.</summary>
    /// <exception cref="FedException">
    /// They do not add up, or the figures move faster than they can be asked.
    /// </exception>
    public async Task<NationTold> AskAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var (figure, version, areas) =
                question.Area == "VN" ? await NationAsync(cancellationToken) : await ProvinceAsync(cancellationToken);
            if (areas is not null)
            {
                var amount = figure?.Amount ?? 0;
                var whole = $"the figure of version {FiguresOutput.ScreenVersion(version, Language.En)}";
                // Below the nation announced totals are told as being on their way, and not in the figure.
                var isAnnounced = question.Area == "VN" && figure is { Announced: true };
                return new(amount, isAnnounced, version, [Sets(figure).Of(amount, whole), areas.Of(amount, whole)]);
            }
        }

        throw FedException.Refused($"the figures moved at each of {AttemptsMax} attempts: ask again.");
    }

    private async Task<(WireFigure?, Version, Step?)> ProvinceAsync(CancellationToken cancellationToken)
    {
        var answer = await nation.AreasAsync(question, cancellationToken);
        var own = answer.Area.Figures.FirstOrDefault();
        var parts = answer
            .Within.Select(area => new Part(
                area.Code,
                language.Of(area.NameVi, Names.Area(area.Code, days.Last, language)),
                area.Figures.FirstOrDefault()?.Amount ?? 0
            ))
            .Where(part => part.Amount != 0)
            .ToList();
        AddOwn(parts, (own?.Amount ?? 0) - parts.Sum(part => part.Amount));
        return (own, answer.Version, Areas(parts));
    }

    /// <summary>
    /// The nation is the sum of its provinces; they are asked one by one, so all must be of one version.
    /// </summary>
    private async Task<(WireFigure?, Version, Step?)> NationAsync(CancellationToken cancellationToken)
    {
        var whole = await nation.QueryAsync(question, cancellationToken);
        var parts = new List<Part>();
        var isOneVersion = true;
        foreach (var province in ProvincesOf(days.First, days.Last))
        {
            var answer = await nation.QueryAsync(question with { Area = province }, cancellationToken);
            isOneVersion &= answer.Version.Equals(whole.Version);
            var amount = answer.Figures.FirstOrDefault()?.Amount ?? 0;
            if (amount != 0)
            {
                parts.Add(new Part(province, Names.Area(province, days.Last, language), amount));
            }
        }

        return (whole.Figures.FirstOrDefault(), whole.Version, isOneVersion ? Areas(parts) : null);
    }

    private static IEnumerable<string> ProvincesOf(Day first, Day last) =>
        AreaCatalogue
            .Reference.Provinces(first)
            .Union(KnownAreas.Current.Provinces(last))
            .Select(id => KnownAreas.Current.Get(id).Nearest(last).Code.ToString())
            .Distinct()
            .Order(StringComparer.Ordinal);

    private Step Sets(WireFigure? figure)
    {
        ForceCell[] cells = figure is null ? [] : FigureMessages.CellsOf(figure);
        var parts = cells
            .GroupBy(cell => cell.Forces)
            .Select(cell => new Part(
                $"{cell.Key}",
                Names.ForcesOf($"{cell.Key}", language),
                Core.Figures.Figure.Of(_view, [.. cell]).Amount
            ))
            .Where(part => part.Amount != 0);
        return new Step("sets", language.Of("Theo lực lượng", "By forces"), [.. parts]);
    }

    private Step Areas(IReadOnlyList<Part> parts) => new("areas", language.Of("Theo địa bàn", "By area"), parts);

    private void AddOwn(List<Part> parts, long own)
    {
        if (own != 0)
        {
            parts.Add(
                new Part(question.Area, language.Of("ghi cho chính địa bàn này", "recorded for the area itself"), own)
            );
        }
    }
}
