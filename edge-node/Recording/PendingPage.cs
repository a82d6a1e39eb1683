using Federation.Core.Ledger;

namespace Federation.EdgeNode.Recording;

/// <summary>A page of what waits for a force.</summary>
/// <param name="Items">In order of recording.</param>
/// <param name="Next">Where the next page begins, from 1; null: there is none.</param>
internal sealed record PendingPage(IReadOnlyList<ItemState> Items, int? Next);
