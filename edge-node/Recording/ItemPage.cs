using Federation.Core.Ledger;

namespace Federation.EdgeNode.Recording;

/// <summary>Activities and lumps: of each ledger the newest entry first.</summary>
/// <param name="Items">As they stand now.</param>
/// <param name="Next">Where the next page goes on (<see cref="ItemQuery.From"/>); null: no more.</param>
internal sealed record ItemPage(IReadOnlyList<ItemState> Items, PagePlace? Next);
