using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Fed.Demo;

/// <summary>What the nation shows of a quarter that one district did not close in time.</summary>
/// <param name="District">Its line in the coverage table.</param>
/// <param name="Closed">How many of the expected pairs have closed.</param>
/// <param name="Expected">How many are expected.</param>
/// <param name="Deadline">The last day on which a closing is on time.</param>
/// <param name="Approved">Patrols of the province in closed days.</param>
/// <param name="Provisional">Those that wait for the district.</param>
internal sealed record LateDistrictTold(
    CoverageLine District,
    int Closed,
    int Expected,
    Day Deadline,
    long Approved,
    long Provisional
);

/// <summary>
/// Closes the first quarter of 2025 in Cao Bằng for all but one force of one district, whose province cannot close
/// before it. The same demo again closes nothing anew.
/// </summary>
internal static class LateDistrict
{
    private const string Province = "04";
    private const string Late = "04/043";
    private const string Quarter = "2025-Q1";
    private static readonly Span Days = new(new Day(2025, 1, 1), new Day(2025, 3, 31));
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Closes, and waits until the nation shows it; null where the demo runs without Cao Bằng.</summary>
    /// <exception cref="RpcException">A server refused, or did not answer.</exception>
    /// <exception cref="FedException">The nation did not show the closings in time.</exception>
    public static async Task<LateDistrictTold?> CloseAsync(
        IReadOnlyDictionary<string, Uri> edges,
        Uri nation,
        CancellationToken cancellationToken
    )
    {
        if (!edges.TryGetValue(Province, out var address))
        {
            return null;
        }

        using var edge = new EdgeClient(address, Claim.Operator);
        foreach (var (area, force) in Closing())
        {
            var call = edge.Within(CallSettings.AnswerTimeout, cancellationToken);
            await edge.Ledger.CloseAsync(
                new CloseRequest
                {
                    ClosingId = DemoIds.Of($"demo|closing|{area}|{force.Code()}").ToString(),
                    Area = area,
                    Force = force.Code(),
                    Through = $"{Days.Last}",
                },
                call.WithHeaders(ClaimMetadata.Of(Claim.Of(force)))
            );
        }

        using var boards = new NationClient(new NationOptions { Addresses = [nation] });
        return await ShownAsync(boards, cancellationToken);
    }

    /// <summary>
    /// The province's forces for all below them, but for the police, of whom each district closes for itself: all but
    /// the late one.
    /// </summary>
    private static IEnumerable<(string Area, Force Force)> Closing()
    {
        var areas = KnownAreas.Current;
        _ = areas.TryResolve(AreaCode.Parse(Province), Days.First, out var province);
        var own = ExpectedPairs.Reference.Of(areas.Get(province), Days);
        var within = ExpectedPairs.Reference.Within(areas, province, Days);
        return own.Where(pair => pair.Force != Force.Police)
            .Concat(within.Where(pair => pair.Force == Force.Police))
            .Select(pair => ($"{areas.Get(pair.Area).Nearest(Days.Last).Code}", pair.Force))
            .Where(pair => pair.Item1 != Late);
    }

    private static async Task<LateDistrictTold> ShownAsync(NationClient boards, CancellationToken cancellationToken)
    {
        var coverage = new FigureQuestion(Province, Quarter, "", "", []);
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < Limit)
        {
            var told = await boards.CoverageAsync(coverage, cancellationToken);
            if (told.Pairs.Count(pair => !pair.Closed) == 2)
            {
                var patrols = coverage with { Indicators = ["patrol.patrols"] };
                var figure = (await boards.QueryAsync(patrols, cancellationToken)).Figures.Single();
                var late = told.Pairs.Single(pair => pair.Area == Late && !pair.Closed);
                _ = Day.TryParse(told.Deadline, out var deadline);
                var approved = figure.Amount - figure.Provisional;
                return new(late, told.Closed, told.Expected, deadline, approved, figure.Provisional);
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        throw FedException.NotReachable(
            $"the nation did not show within {Limit.TotalSeconds:0} s that {Province} has closed all but {Late}"
        );
    }
}
