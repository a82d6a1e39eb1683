using Federation.Client;
using Federation.Core.Boards;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Grpc.Core;

namespace Federation.Fed.Demo;

/// <summary>Asks the nation for what the demo expects, and waits until it has counted all.</summary>
/// <param name="nation">The nation's addresses.</param>
internal sealed class BoardReader(IReadOnlyList<Uri> nation) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly NationClient _nation = new(new NationOptions { Addresses = nation });

    /// <summary>
    /// Compares until all is equal or the time is up; an answer that does not come in time counts as not equal.
    /// </summary>
    /// <param name="provinces">What is expected.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Comparison>> WaitAsync(
        IReadOnlyList<DemoProvince> provinces,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var isLast = TimeProvider.System.GetElapsedTime(begun) >= limit;
            try
            {
                var comparisons = await CompareAsync(provinces, cancellationToken);
                if (isLast || comparisons.All(comparison => comparison.IsEqual))
                {
                    return comparisons;
                }
            }
            catch (RpcException gone) when (!isLast && gone.StatusCode == StatusCode.Unavailable)
            {
                // The nation is starting again; asked once more below.
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Compares once.</summary>
    public async Task<IReadOnlyList<Comparison>> CompareAsync(
        IReadOnlyList<DemoProvince> provinces,
        CancellationToken cancellationToken
    )
    {
        var comparisons = new List<Comparison>();
        foreach (var province in provinces)
        {
            comparisons.Add(await CompareAsync(province, cancellationToken));
        }

        return comparisons;
    }

    /// <inheritdoc/>
    public void Dispose() => _nation.Dispose();

    private async Task<Comparison> CompareAsync(DemoProvince province, CancellationToken cancellationToken)
    {
        var compared = new List<ComparedFigure>();
        var version = "";
        foreach (var sheet in province.Expected.GroupBy(line => (line.Area, line.Span)))
        {
            var period = Comparison.PeriodOf(sheet.Key.Span);
            var question = new FigureQuestion(sheet.Key.Area.ToString(), period, "", "", []);
            var answer = await _nation.QueryAsync(question, cancellationToken);
            version = FiguresOutput.ScreenVersion(answer.Version, Language.Vi);
            var counted = answer.Figures.ToDictionary(figure => figure.Indicator);
            compared.AddRange(
                sheet.Select(line => new ComparedFigure(line, counted.GetValueOrDefault(line.Indicator.Code)))
            );
        }

        var disagreements = new List<ComparedDisagreement>();
        foreach (var both in province.Disagreements)
        {
            var (area, span) = (both.District.Area.ToString(), both.District.Span);
            var code = both.District.Indicator.Code;
            var question = new FigureQuestion(area, Comparison.PeriodOf(span), "", "", [code]);
            var answer = await _nation.QueryAsync(question, cancellationToken);
            disagreements.Add(new ComparedDisagreement(both, answer.Figures.SingleOrDefault()));
        }

        return new Comparison(province, compared, version) { Disagreements = disagreements };
    }
}
