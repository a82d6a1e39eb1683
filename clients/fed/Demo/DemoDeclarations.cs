using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Demo;

/// <summary>
/// The four kinds of nothing in Cao Bằng, in days of which nothing is published: its police declare one indicator zero
/// and another not applicable, a third is not yet closed, and the coast guard is not expected there.
/// </summary>
internal static class DemoDeclarations
{
    private const string Province = "04";
    private const string Month = "2024-06";
    private const string Zero = "disaster.fires";
    private const string NotApplicable = "patrol.path_cleared";
    private const string Open = "info.exchanged";

    /// <summary>
    /// Declares; safe to do again. What the province's board then says of each; empty without Cao Bằng.
    /// </summary>
    /// <exception cref="RpcException">The edge node refused, or did not answer.</exception>
    public static async Task<IReadOnlyList<WireFigure>> DeclareAsync(
        IReadOnlyDictionary<string, Uri> edges,
        CancellationToken cancellationToken
    )
    {
        if (!edges.TryGetValue(Province, out var address))
        {
            return [];
        }

        using var edge = new EdgeClient(address, Claim.Operator);
        await edge.Ledger.DeclareAsync(Declaration(DeclaredKind.Zero, Zero), AsPolice());
        await edge.Ledger.DeclareAsync(Declaration(DeclaredKind.NotApplicable, NotApplicable), AsPolice());
        var police = await edge.QueryAsync(Asked(Force.Police, Zero, NotApplicable, Open), cancellationToken);
        var coastGuard = await edge.QueryAsync(Asked(Force.CoastGuard, Open), cancellationToken);
        return
        [
            .. police.Figures.OrderBy(figure => Array.IndexOf([Zero, NotApplicable, Open], figure.Indicator)),
            .. coastGuard.Figures,
        ];

        CallOptions AsPolice() =>
            edge.Within(CallSettings.AnswerTimeout, cancellationToken)
                .WithHeaders(ClaimMetadata.Of(Claim.Of(Force.Police)));
    }

    private static FigureQuestion Asked(Force force, params string[] indicators) =>
        new(Province, Month, "", force.Code(), indicators);

    private static DeclareRequest Declaration(DeclaredKind kind, string indicator) =>
        new()
        {
            Id = DemoIds.Of($"demo|declaration|{kind.Code()}|{indicator}").ToString(),
            What = kind.Code(),
            Area = Province,
            Period = Month,
            Indicators = { indicator },
        };
}
