using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using AmountText = Federation.Wire.V1.AmountText;
using WireQualifier = Federation.Wire.V1.Qualifier;

namespace Federation.Fed.Demo;

/// <summary>
/// Files what two reports say of the same thing as returns of both areas: what they state is compared with what is
/// counted, and nothing of it is added.
/// </summary>
internal static class DemoReturns
{
    /// <summary>Files the returns of all disagreements; safe to do again.</summary>
    /// <param name="provinces">What is recorded.</param>
    /// <param name="edges">An address per province code.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task FileAsync(
        IEnumerable<DemoProvince> provinces,
        IReadOnlyDictionary<string, Uri> edges,
        CancellationToken cancellationToken
    )
    {
        foreach (var province in provinces.Where(province => province.Disagreements.Count > 0))
        {
            using var edge = new EdgeClient(edges[province.Code.ToString()], Claim.Operator);
            var lines = province.Disagreements.SelectMany(both => new[] { both.District, both.Post });
            foreach (var sheet in lines.GroupBy(line => (line.Area, line.Span)))
            {
                var call = edge.Within(CallSettings.AnswerTimeout, cancellationToken);
                await edge.Ledger.FileReturnAsync(Return([.. sheet]), call);
            }
        }
    }

    private static FileReturnRequest Return(IReadOnlyList<ReportedLine> lines)
    {
        var (area, span) = (lines[0].Area, lines[0].Span);
        var request = new FileReturnRequest
        {
            Id = DemoIds.Of($"demo|return|{area}|{span}").ToString(),
            Area = area.ToString(),
            Period = Comparison.PeriodOf(span),
        };
        request.Figures.AddRange(
            lines.Select(line => new AmountText
            {
                Indicator = line.Indicator.Code,
                Amount = AmountDigits.Of(line.Indicator, line.Amount.Value),
                Qualifier = (WireQualifier)line.Qualifier,
            })
        );
        return request;
    }
}
