using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.EdgeNode.Recording;

/// <summary>Takes in what is declared zero or not applicable, and lists it.</summary>
internal sealed class DeclarationDesk(EdgeLedgers ledgers, EdgeClock clock)
{
    private const int DeclarationsMax = 1_000;

    /// <summary>Declares, or withdraws; answers once it is durable.</summary>
    /// <exception cref="RpcException">It is refused; nothing is recorded.</exception>
    public async Task<DeclareResponse> DeclareAsync(
        DeclareRequest request,
        Claim by,
        CancellationToken cancellationToken
    )
    {
        var ledger = ledgers.Of(request.Area, request.Period, request.Calendar, clock.Today);
        var reader = new DeclarationReader(ledger.Scope);
        if (!DeclarationMessages.TryRead(request, reader, by, clock.Today, out var command, out var refusals))
        {
            throw refusals.ToRpcException();
        }

        var decision = await ledger.Writer.RunAsync(open => open.Decide(command), cancellationToken);
        var response = new DeclareResponse
        {
            Id = command.Declaration.ToString(),
            FirstDay = command.Span.First.ToString(),
            LastDay = command.Span.Last.ToString(),
        };
        switch (decision)
        {
            case Decision.Accepted accepted:
                (response.EntryNumber, response.Indicators) = (accepted.Entries[0].Number.Value, accepted.Revision);
                return response;
            case Decision.AlreadyDone done:
                (response.EntryNumber, response.Indicators) = (done.Entry.Value, done.Revision);
                response.AlreadyRecorded = true;
                return response;
            case Decision.Refused refused:
                throw refused.Refusals.ToRpcException();
            default:
                throw new InvalidOperationException($"No answer is known for {decision.GetType().Name}.");
        }
    }

    /// <summary>What is declared now.</summary>
    /// <exception cref="RpcException">The area is none.</exception>
    public async Task<DeclarationsResponse> ListAsync(DeclarationsRequest request, CancellationToken cancellationToken)
    {
        var within = AskedArea.Resolve(request.Area, clock.Today);
        var told = await Task.WhenAll(
            ledgers.All.Select(one => one.Writer.RunAsync(open => open.Ledger.Declared(within), cancellationToken))
        );
        var all = told.SelectMany(one => one).ToList();
        var response = new DeclarationsResponse { LeftOut = Math.Max(0, all.Count - DeclarationsMax) };
        response.Declarations.AddRange(
            all.Take(DeclarationsMax)
                .Select(one => one.Declaration.ToWire(one.SaidBy, KnownAreas.Current, IndicatorCatalogue.Reference))
        );
        return response;
    }
}
