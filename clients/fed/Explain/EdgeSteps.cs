using Federation.Client;
using Federation.Core.Boards;
using Federation.Fed.Cli;
using Federation.Fed.Ledgers;
using Federation.Fed.Nation;
using Federation.Wire.V1;
using Version = Federation.Wire.V1.Version;

namespace Federation.Fed.Explain;

/// <summary>What a province's ledger says of the same figure: the activities and imported amounts in it.</summary>
internal sealed class EdgeSteps(EdgeClient edge, FigureQuestion question, Language language)
{
    /// <summary>The ledger's figure, the entry that it stands on, and the largest of what it is made of.</summary>
    /// <param name="shown">How many are named; the others are one part.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FedException">They do not add up.</exception>
    public async Task<(long Amount, Version Version, Step Entries)> AskAsync(
        int shown,
        CancellationToken cancellationToken
    )
    {
        var request = new ExplainRequest { Figures = Wire.FigureMessages.ToRequest(question), Largest = shown };
        var call = edge.Within(CallSettings.AnswerTimeout, cancellationToken);
        var answer = await edge.Ledger.ExplainAsync(request, call);
        var parts = answer.Items.Select(PartOf).ToList();
        if (answer.Others != 0 || answer.OthersAmount != 0)
        {
            var name = language.Of($"{answer.Others} mục khác", English.Count(answer.Others, "other"));
            parts.Add(new Part("", name, answer.OthersAmount));
        }

        var last = FiguresOutput.ScreenVersion(answer.Version, Language.En);
        var step = new Step("entries", language.Of("Trong sổ của tỉnh", "In the province's ledger"), parts);
        return (answer.Amount, answer.Version, step.Of(answer.Amount, $"the ledger's figure at {last}"));
    }

    private Part PartOf(ItemShare share)
    {
        var item = share.Item;
        var frame = share.Frame == 0 ? "–" : $"{share.Frame}";
        var where = $"{ItemText.AreaName(item, language)}, {ItemText.Days(item, language)}";
        var forces = Names.ForcesOf(item.Forces, language);
        var number = language.Of($"mục {share.Entry}, khung {frame}", $"entry {share.Entry}, frame {frame}");
        return new Part(item.Id, $"{where}, {forces} ({number})", share.Amount);
    }
}
