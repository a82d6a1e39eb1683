using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Ledgers;
using Federation.Fed.Nation;
using Federation.Wire.V1;

namespace Federation.Fed.Explain;

/// <summary>What a province's ledger says of the same figure: every activity and imported amount in it.</summary>
internal sealed class EdgeSteps(EdgeClient edge, FigureQuestion question, Span days, Language language)
{
    private const int AttemptsMax = 5;

    /// <summary>Kinds of entry that move no figure.</summary>
    private static readonly string[] Silent =
    [
        "participation_confirmed",
        "activity_declared_distinct",
        "warning_overruled",
    ];
    private const int PageSize = 1_000;

    private readonly View _view = Views.TryParse(question.View, out var view) ? view : View.Total;

    /// <summary>The ledger's figure, the entry that it stands on, and the largest of what it is made of.</summary>
    /// <param name="shown">How many are named; the others are one part.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FedException">They do not add up, or the ledger grows faster than it can be read.</exception>
    public async Task<(long Amount, string Version, Step Entries)> AskAsync(
        int shown,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var before = await edge.QueryAsync(question, cancellationToken);
            var items = await ItemsAsync(cancellationToken);
            var after = await edge.QueryAsync(question, cancellationToken);
            if (before.Version.Equals(after.Version))
            {
                var amount = after.Figures.FirstOrDefault()?.Amount ?? 0;
                var version = FiguresOutput.VersionText(after.Version);
                var step = await StepAsync(items, shown, cancellationToken);
                return (amount, version, step.Of(amount, $"the ledger's figure at {version}"));
            }
        }

        throw FedException.Refused($"the ledger grew at each of {AttemptsMax} attempts: ask again.");
    }

    private async Task<List<(Item Item, long Amount)>> ItemsAsync(CancellationToken cancellationToken)
    {
        var found = new List<(Item, long)>();
        var request = new ListRequest
        {
            Area = question.Area,
            From = $"{days.First}",
            To = $"{days.Last}",
            PageSize = PageSize,
        };
        do
        {
            var page = await edge.Ledger.ListAsync(request, edge.Within(CallSettings.AnswerTimeout, cancellationToken));
            found.AddRange(page.Items.Select(item => (item, AmountOf(item))).Where(item => item.Item2 != 0));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        return found;
    }

    /// <summary>
    /// What an item adds to the figure: all of its days lie in the period, and the view counts its forces.
    /// </summary>
    private long AmountOf(Item item)
    {
        var amount = item.Amounts.FirstOrDefault(amount => amount.Indicator == question.Indicators[0]);
        if (
            amount is null
            || !Day.TryParse(item.FirstDay, out var first)
            || !Day.TryParse(item.LastDay, out var last)
            || !days.Contains(new Span(first, last))
            || !ForceSet.TryParse(item.Forces, out var forces)
        )
        {
            return 0;
        }

        var cell = new ForceCell(forces, Approval.Provisional, new Cell(amount.Amount, 1, 0, 0));
        return Core.Figures.Figure.Of(_view, [cell]).Amount;
    }

    private async Task<Step> StepAsync(
        List<(Item Item, long Amount)> items,
        int shown,
        CancellationToken cancellationToken
    )
    {
        var parts = new List<Part>();
        foreach (var (item, amount) in items.OrderByDescending(item => item.Amount).Take(shown))
        {
            var call = edge.Within(CallSettings.AnswerTimeout, cancellationToken);
            var shownItem = await edge.Ledger.ShowAsync(new ShowRequest { Id = item.Id }, call);
            var entry = shownItem.Entries.Last(entry => !Silent.Contains(entry.Kind));
            var frame = entry.FrameNumber == 0 ? "–" : $"{entry.FrameNumber}";
            var where = $"{ItemText.AreaName(item, language)}, {ItemText.Days(item)}";
            var forces = Names.ForcesOf(item.Forces, language);
            var number = language.Of($"mục {entry.Number}, khung {frame}", $"entry {entry.Number}, frame {frame}");
            parts.Add(new Part(item.Id, $"{where}, {forces} ({number})", amount));
        }

        if (items.Count > shown)
        {
            var rest = items.Count - shown;
            var others = items.Sum(item => item.Amount) - parts.Sum(part => part.Amount);
            parts.Add(new Part("", language.Of($"{rest} mục khác", $"{rest} others"), others));
        }

        return new Step("entries", language.Of("Trong sổ của tỉnh", "In the province's ledger"), parts);
    }
}
