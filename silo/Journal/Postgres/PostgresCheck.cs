using Federation.Core.Exchange;
using Federation.Core.Journal;

namespace Federation.Silo.Journal.Postgres;

/// <summary>
/// What every opening checks: the head row is the last record's position, and each ledger's watermark is its last
/// frame, whose hash follows from its bytes. Costs one look-up a ledger.
/// </summary>
internal static class PostgresCheck
{
    /// <exception cref="JournalDamagedException">Names the first thing that does not fit.</exception>
    public static async Task RunAsync(PostgresJournal journal, CancellationToken cancellationToken)
    {
        // One statement and so one moment: other silos may append meanwhile.
        var heads = await journal.QueryAsync(
            "SELECT j.position, (SELECT coalesce(max(r.position), 0) FROM record r) FROM journal j",
            row => (Head: row.GetInt64(0), Last: row.GetInt64(1)),
            cancellationToken
        );
        if (heads.Count != 1 || heads[0].Head != heads[0].Last)
        {
            throw new JournalDamagedException(
                $"The journal's head is position {heads.FirstOrDefault().Head}, its last record is "
                    + $"{heads.FirstOrDefault().Last}."
            );
        }

        var tails = await journal.QueryAsync(
            $"""
            SELECT {PostgresRows.MarkColumns}, t.number, t.hash, t.payload, b.hash
            FROM ledger l
            LEFT JOIN LATERAL (
                SELECT r.number, r.hash, r.payload FROM record r WHERE r.ledger = l.ledger
                ORDER BY r.number DESC LIMIT 1
            ) t ON true
            LEFT JOIN LATERAL (
                SELECT r.hash FROM record r WHERE r.ledger = l.ledger AND r.number = t.number - 1
            ) b ON true
            """,
            row =>
                (
                    Mark: PostgresRows.Mark(row),
                    Head: row.IsDBNull(10) ? (FrameHead?)null : PostgresRows.Head(row, 10),
                    Payload: row.IsDBNull(12) ? [] : row.GetFieldValue<byte[]>(12),
                    Before: row.IsDBNull(13) ? (FrameHash?)null : new FrameHash(row.GetFieldValue<byte[]>(13))
                ),
            cancellationToken
        );
        foreach (var (mark, head, payload, before) in tails)
        {
            Check(mark, head, payload, before);
        }
    }

    private static void Check(LedgerMark mark, FrameHead? head, byte[] payload, FrameHash? before)
    {
        var genesis = FrameChain.Genesis(mark.Owner, mark.Ledger);
        if ((head ?? genesis) != mark.Watermark)
        {
            throw new JournalDamagedException(
                $"Ledger {mark.Ledger} of area {mark.Owner}: watermark {mark.Watermark}, but last frame "
                    + $"{head ?? genesis}."
            );
        }

        var previous = before is { } hash
            ? new FrameHead(new FrameNumber(mark.Watermark.Number.Value - 1), hash)
            : genesis;
        if (head is not null && FrameChain.Next(previous, payload) != mark.Watermark)
        {
            throw new JournalDamagedException(
                $"Frame {mark.Watermark.Number} of ledger {mark.Ledger}: other bytes than hash."
            );
        }
    }
}
