using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Recording;

/// <summary>Reads one activity or lump with all its entries from memory and file.</summary>
internal sealed class ItemReader(EdgeLedgers ledgers, EdgeClock clock, IOptions<EdgeOptions> options)
{
    /// <summary>The item of an id.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT, or NOT_FOUND.</exception>
    public async Task<ShowResponse> ShowAsync(string text, CancellationToken cancellationToken)
    {
        List<Refusal> refusals = [];
        var id = LedgerRequests.ReadId("id", text, refusals);
        var ledger = await ledgers.HolderAsync(text, cancellationToken);
        var item = refusals.Count == 0 ? await FindAsync(ledger, id, cancellationToken) : null;
        if (item is null)
        {
            if (refusals.Count == 0)
            {
                var message = $"The ledger holds no activity and no lump {id}. See them by: fed list.";
                refusals.Add(new Refusal(RefusalCode.NotFound, "id", id.ToString(), message));
            }

            throw ((IReadOnlyList<Refusal>)refusals).ToRpcException();
        }

        var response = new ShowResponse { Item = ItemMessages.ToWire(item, clock.Today, options.Value.Policy) };
        response.Entries.AddRange(ledger.Feed.Read(reader => Lines(reader, item, ledger.Writer.View)));
        return response;
    }

    private static Task<ItemState?> FindAsync(LedgerHost ledger, EntryId id, CancellationToken cancellationToken) =>
        ledger.Writer.RunAsync(open => open.Ledger.TryGet(id, out var item) ? item : null, cancellationToken);

    private static List<EntryLine> Lines(LedgerReader reader, ItemState item, LedgerView view)
    {
        var receipted = view.Receipted.Number;
        var lines = new List<EntryLine>();
        foreach (var number in item.Entries)
        {
            var row =
                reader.ReadEntry(number)
                ?? throw new LedgerFileDamagedException($"entry {number}", "it was recorded and is not there any more");
            var frame = reader.FrameOf(number);
            var isReceipted = frame > FrameNumber.None && frame <= receipted;
            lines.Add(ItemMessages.ToWire(EntryBytes.Read(row), item.Id, frame.Value, isReceipted));
        }

        return lines;
    }
}
