namespace Federation.Core.Exchange;

/// <summary>What waits at the edge.</summary>
/// <param name="UnsealedFacts">Facts in no frame yet.</param>
/// <param name="UnreceiptedEntries">Entries that no receipt covers, sealed or not.</param>
/// <param name="LastActivityDay">Latest day with an entry, days since 1970-01-01; 0: none.</param>
public readonly record struct UplinkBacklog(long UnsealedFacts, long UnreceiptedEntries, int LastActivityDay);
