using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.EdgeNode.Recording;

/// <summary>Takes returns in, and compares what they state with what is counted.</summary>
internal sealed class ReturnDesk(EdgeLedgers ledgers, EdgeClock clock)
{
    private const int ReturnsMax = 1_000;

    /// <summary>Files a return; answers once it is durable.</summary>
    /// <exception cref="RpcException">It is refused; nothing is recorded.</exception>
    public async Task<FileReturnResponse> FileAsync(
        FileReturnRequest request,
        Claim by,
        CancellationToken cancellationToken
    )
    {
        var ledger = ledgers.Of(request.Area, request.Period, request.Calendar, clock.Today);
        var reader = new ReturnReader(ledger.Scope);
        if (!ReturnMessages.TryRead(request, reader, by, clock.Today, out var command, out var refusals))
        {
            throw refusals.ToRpcException();
        }

        var plan = await ledger.Writer.RunAsync(open => open.File(command), cancellationToken);
        if (plan.Refusals.Count > 0)
        {
            throw plan.Refusals.ToRpcException();
        }

        var response = new FileReturnResponse
        {
            Id = command.Return.ToString(),
            EntryNumber = plan.Entry.Value,
            AlreadyRecorded = plan.Entries.Count == 0,
            FirstDay = command.Span.First.ToString(),
            LastDay = command.Span.Last.ToString(),
        };
        response.Lines.AddRange(plan.Lines.Select(line => line.ToWire(IndicatorCatalogue.Reference)));
        response.Overruled.AddRange(plan.Overruled.Select(ItemMessages.ToWire));
        return response;
    }

    /// <summary>What is stated now.</summary>
    /// <exception cref="RpcException">The area is none.</exception>
    public async Task<ReturnsResponse> ListAsync(ReturnsRequest request, CancellationToken cancellationToken)
    {
        var within = AskedArea.Resolve(request.Area, clock.Today);
        var told = await Task.WhenAll(
            ledgers.All.Select(ledger => ledger.Writer.RunAsync(open => open.Ledger.Compare(within), cancellationToken))
        );
        var all = told.SelectMany(one => one);
        var (areas, indicators) = (KnownAreas.Current, IndicatorCatalogue.Reference);
        var asked = all.Where(one => !request.Differing || one.Statement.Amount.Value != one.Counted.Amount).ToList();
        var response = new ReturnsResponse { LeftOut = Math.Max(0, asked.Count - ReturnsMax) };
        response.Returns.AddRange(
            asked.Take(ReturnsMax).Select(one => one.Statement.ToWire(one.Counted, areas, indicators))
        );
        return response;
    }
}
