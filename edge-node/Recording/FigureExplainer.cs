using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.Explained;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;
using ItemShare = Federation.Core.Ledger.ItemShare;

namespace Federation.EdgeNode.Recording;

/// <summary>
/// Answers which activities and lumps make a figure, from the memory of its ledger on the writer's thread, in steps
/// that are short enough not to be felt by those who record meanwhile.
/// </summary>
internal sealed class FigureExplainer(EdgeLedgers ledgers, EdgeClock clock, IOptions<EdgeOptions> options)
{
    private const int LargestMax = 1_000;
    private const int ItemsPerStep = 50_000;
    private const int AttemptsMax = 5;

    /// <summary>The answer, all of one moment.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT; UNAVAILABLE: the ledger grew at each attempt.</exception>
    /// <exception cref="OverflowException">A sum left 64 bits: the ledger's bounds did not hold.</exception>
    public async Task<ExplainResponse> ExplainAsync(ExplainRequest request, CancellationToken cancellationToken)
    {
        var query = FigureReader.Read(request.Figures ?? new(), clock.Today, ledgers);
        if (query.Boundaries == Boundaries.Today)
        {
            throw new RpcException(
                new Status(
                    StatusCode.InvalidArgument,
                    "Explained is a figure of one ledger, on boundaries as reported: ask for each province that the "
                        + "area was made of, by its code and days of its time."
                )
            );
        }

        var ledger = ledgers.Of(query.Area);
        if (query.Indicators.Count != 1 || request.Largest is < 0 or > LargestMax)
        {
            throw new RpcException(
                new Status(
                    StatusCode.InvalidArgument,
                    $"Explained is a figure of one indicator, of which 0 to {LargestMax} parts are named; asked were "
                        + $"{query.Indicators.Count} indicators and {request.Largest} parts."
                )
            );
        }

        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await TryAsync(ledger, query, request.Largest, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        throw new RpcException(
            new Status(
                StatusCode.Unavailable,
                $"The ledger grew at each of {AttemptsMax} attempts to read it: ask again, or for one district."
            )
        );
    }

    private async Task<ExplainResponse?> TryAsync(
        LedgerHost ledger,
        FigureQuery query,
        int largest,
        CancellationToken cancellationToken
    )
    {
        var shares = new LargestShares<ItemShare>(
            largest,
            share => share.Amount,
            static (a, b) => b.Place.CompareTo(a.Place)
        );
        var (end, items) = await ledger.Writer.RunAsync(
            open => (open.Ledger.NextEntry, open.Ledger.ItemCount),
            cancellationToken
        );
        var (from, isSame) = (0, true);
        for (; isSame && from < items; from += ItemsPerStep)
        {
            var first = from;
            isSame = await ledger.Writer.RunAsync(
                open => open.Ledger.NextEntry == end && Take(open.Ledger, query, first, shares),
                cancellationToken
            );
        }

        if (!isSame)
        {
            return null;
        }

        var answer = await ledger.Writer.RunAsync(
            open => open.Ledger.NextEntry == end ? ToWire(open.Ledger, query, shares) : null,
            cancellationToken
        );
        return answer is null ? null : WithFrames(ledger, answer);
    }

    private static bool Take(ProvinceLedger ledger, FigureQuery query, int from, LargestShares<ItemShare> shares)
    {
        ledger.TakeShares(query, from, ItemsPerStep, shares);
        return true;
    }

    private ExplainResponse ToWire(ProvinceLedger ledger, FigureQuery query, LargestShares<ItemShare> shares)
    {
        ledger.TakeLooseShares(query, shares);
        var (today, policy) = (clock.Today, options.Value.Policy);
        var response = new ExplainResponse
        {
            Others = shares.Others,
            OthersAmount = shares.OthersAmount,
            Amount = shares.Amount,
            Version = new Core.Journal.JournalVersion(0, ledger.NextEntry.Value - 1).ToWire(),
        };
        foreach (var share in shares.InOrder())
        {
            var (item, counting) = ledger.ItemAt(share.Place);
            response.Items.Add(
                new Wire.V1.ItemShare
                {
                    Item = ItemMessages.ToWire(item, today, policy),
                    Amount = share.Amount,
                    Entry = counting.Value,
                }
            );
        }

        return response;
    }

    private static ExplainResponse WithFrames(LedgerHost ledger, ExplainResponse answer) =>
        ledger.Feed.Read(reader =>
        {
            foreach (var share in answer.Items)
            {
                share.Frame = reader.FrameOf(new EntryNumber(share.Entry)).Value;
            }

            return answer;
        });
}
