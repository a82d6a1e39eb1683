using Federation.Core.Journal;

namespace Federation.Silo.Journal.Export;

/// <summary>What an exported journal holds.</summary>
/// <param name="Head">Its epoch and last position.</param>
/// <param name="Ledgers">How many ledgers it knows.</param>
/// <param name="Bytes">The length of the file.</param>
/// <param name="Digest">
/// The digest of the whole file in 64 lower-case hexadecimal digits: to be told by another way.
/// </param>
public sealed record ExportSummary(JournalVersion Head, int Ledgers, long Bytes, string Digest);
