namespace Federation.Core.Ledger.State;

/// <summary>What every entry must keep to, whatever it says. Changes nothing.</summary>
internal static class EntryOrder
{
    /// <summary>In the year 9892: every time up to it has a day of Vietnam.</summary>
    private const long AtMax = 250_000_000_000_000_000;

    /// <summary>Checks that the entry can be the next one.</summary>
    /// <exception cref="LedgerDamagedException">It does not follow from those before.</exception>
    public static void Check(LedgerState state, Entry entry)
    {
        if (entry.Number != state.NextEntry)
        {
            throw Damaged(entry, $"entry {state.NextEntry} was to come.");
        }

        if (!entry.Id.IsValid || state.Contains(entry.Id))
        {
            throw Damaged(entry, $"its id {entry.Id} is not one, or an earlier entry has it.");
        }

        if (entry.AtUnixMicroseconds is < 0 or > AtMax)
        {
            throw Damaged(entry, $"its time {entry.AtUnixMicroseconds} is not within 0 to {AtMax}.");
        }

        if (entry.CountedIn is { } ledger && state.AdoptedThrough.Next() != entry.Number)
        {
            throw Damaged(entry, $"it was adopted from ledger {ledger} and stands behind entries of this one's own.");
        }
    }

    private static LedgerDamagedException Damaged(Entry entry, string message) => new(entry.Number, message);
}
