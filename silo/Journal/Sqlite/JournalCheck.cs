using Federation.Core.Exchange;
using Federation.Core.Journal;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>
/// What every opening checks: the head row is the last record's position, and each ledger's watermark is its last
/// frame, whose hash follows from its bytes. Costs one look-up a ledger; the whole journal is read by <c>fed
/// verify</c>.
/// </summary>
internal static class JournalCheck
{
    /// <exception cref="JournalDamagedException">Names the first thing that does not fit.</exception>
    public static void Run(SqliteConnection connection, JournalRows rows)
    {
        var head = connection.Scalar<long>("SELECT position FROM journal");
        var last = connection.Scalar<long>("SELECT coalesce(max(position), 0) FROM record");
        if (head != last)
        {
            throw new JournalDamagedException($"The journal's head is position {head}, its last record is {last}.");
        }

        foreach (var mark in LedgerMarks.All(connection))
        {
            CheckMark(mark, rows);
        }
    }

    private static void CheckMark(LedgerMark mark, JournalRows rows)
    {
        var number = mark.Watermark.Number.Value;
        var tail = rows.ByLedger(mark.Ledger, Math.Max(0, number - 2), long.MaxValue);
        var lastHead = tail.Count == 0 ? FrameChain.Genesis(mark.Owner, mark.Ledger) : tail[^1].Head;
        if (lastHead != mark.Watermark)
        {
            throw new JournalDamagedException(
                $"Ledger {mark.Ledger} of area {mark.Owner}: watermark {mark.Watermark}, but last frame {lastHead}."
            );
        }

        if (tail.Count > 0)
        {
            var before = tail.Count > 1 ? tail[^2].Head : FrameChain.Genesis(mark.Owner, mark.Ledger);
            if (FrameChain.Next(before, tail[^1].Payload.Span) != mark.Watermark)
            {
                throw new JournalDamagedException(
                    $"Position {tail[^1].Position}: frame {number} of ledger {mark.Ledger}: other bytes than hash."
                );
            }
        }
    }
}
