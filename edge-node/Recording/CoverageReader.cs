using Federation.Core.Boards;
using Federation.Core.Coverage;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Recording;

/// <summary>Answers who has closed a period in a province of this node, from its ledger itself.</summary>
internal sealed class CoverageReader(EdgeLedgers ledgers, EdgeClock clock)
{
    /// <summary>The forces of the province and of its districts.</summary>
    /// <exception cref="Grpc.Core.RpcException">The request is not about a province of this node.</exception>
    public async Task<CoverageResponse> ReadAsync(FiguresRequest request, CancellationToken cancellationToken)
    {
        var (areas, expected) = (KnownAreas.Current, ExpectedPairs.Reference);
        var query = FigureReader.Read(request, clock.Today, ledgers);
        var ledger = ledgers.Of(query.Area);
        var owner = ledger.Owner;
        var (closed, counted, last) = await ledger.Writer.RunAsync(
            open => (open.Ledger.Closed, open.Ledger.Counted(query.Span), open.Ledger.NextEntry.Value - 1),
            cancellationToken
        );
        var own = expected.Of(areas.Get(owner), query.Span);
        var coverage = CoverageTable.Of(
            [.. own, .. expected.Within(areas, owner, query.Span)],
            _ => closed,
            areas,
            Deadlines.Default.Of(query.Calendar, query.Span),
            clock.Today
        );
        var unexpected = Core.Coverage.UnexpectedAmounts.Of(Board.Of(counted), [.. own], owner);
        return coverage.ToResponse(query, new(0, last), areas, unexpected);
    }
}
