using Federation.Core.Ledger;

namespace Federation.EdgeNode.Recording;

/// <summary>A page of what waits for a force.</summary>
/// <param name="Items">Of each ledger in order of recording.</param>
/// <param name="Next">Where the next page goes on (<see cref="PendingQuery.From"/>); null: there is none.</param>
internal sealed record PendingPage(IReadOnlyList<ItemState> Items, PagePlace? Next);
