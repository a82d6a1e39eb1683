using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Recording;

/// <summary>Reads one activity, lump or declaration with all its entries from memory and file.</summary>
internal sealed class ItemReader(EdgeLedgers ledgers, EdgeClock clock, IOptions<EdgeOptions> options)
{
    /// <summary>What an id is of.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT, or NOT_FOUND.</exception>
    public async Task<ShowResponse> ShowAsync(string text, CancellationToken cancellationToken)
    {
        List<Refusal> refusals = [];
        var id = LedgerRequests.ReadId("id", text, refusals);
        if (refusals.Count > 0)
        {
            throw ((IReadOnlyList<Refusal>)refusals).ToRpcException();
        }

        var ledger = await ledgers.HolderAsync(text, cancellationToken);
        if (await FindAsync(ledger, id, cancellationToken) is { } item)
        {
            var response = new ShowResponse { Item = ItemMessages.ToWire(item, clock.Today, options.Value.Policy) };
            response.Entries.AddRange(Lines(ledger, item.Id, item.Entries));
            return response;
        }

        var declared = await ledger.Writer.RunAsync(open => open.Ledger.Declaration(id), cancellationToken);
        if (declared is not null)
        {
            var response = new ShowResponse();
            var (areas, indicators) = (KnownAreas.Current, IndicatorCatalogue.Reference);
            response.Declarations.AddRange(
                declared.Standing.Select(one => one.Declaration.ToWire(one.SaidBy, areas, indicators))
            );
            response.Entries.AddRange(Lines(ledger, id, declared.Entries));
            return response;
        }

        var message = $"The ledger holds no activity, no lump and no declaration {id}. See them by: fed list.";
        refusals.Add(new Refusal(RefusalCode.NotFound, "id", id.ToString(), message));
        throw ((IReadOnlyList<Refusal>)refusals).ToRpcException();
    }

    private static Task<ItemState?> FindAsync(LedgerHost ledger, EntryId id, CancellationToken cancellationToken) =>
        ledger.Writer.RunAsync(open => open.Ledger.TryGet(id, out var item) ? item : null, cancellationToken);

    private static List<EntryLine> Lines(LedgerHost ledger, EntryId id, IReadOnlyList<EntryNumber> entries) =>
        ledger.Feed.Read(reader => Lines(reader, id, entries, ledger.Writer.View));

    private static List<EntryLine> Lines(
        LedgerReader reader,
        EntryId id,
        IReadOnlyList<EntryNumber> entries,
        LedgerView view
    )
    {
        var receipted = view.Receipted.Number;
        var lines = new List<EntryLine>();
        foreach (var number in entries)
        {
            var row =
                reader.ReadEntry(number)
                ?? throw new LedgerFileDamagedException($"entry {number}", "it was recorded and is not there any more");
            var frame = reader.FrameOf(number);
            var isReceipted = frame > FrameNumber.None && frame <= receipted;
            lines.Add(ItemMessages.ToWire(EntryBytes.Read(row), id, frame.Value, isReceipted));
        }

        return lines;
    }
}
