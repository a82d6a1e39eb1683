using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>One row of the table <c>entry</c>, as stored and unchecked.</summary>
internal readonly record struct StoredRow(long Number, EntryId Id, byte[] Body, byte[] Digest);
