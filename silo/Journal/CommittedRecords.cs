using System.Diagnostics.CodeAnalysis;
using Federation.Core.Journal;

namespace Federation.Silo.Journal;

/// <summary>
/// The records that this silo has just committed, until its fold takes them: it need not ask the store for what the
/// process still holds. Only a shortcut: what is not here (another silo's, or more than fits) is read from the journal.
/// Any thread may use it.
/// </summary>
/// <param name="bytesMax">Of payloads at most; beyond it nothing more is kept until some are taken.</param>
public sealed class CommittedRecords(long bytesMax)
{
    private readonly Lock _gate = new();
    private readonly Queue<JournalRecord> _records = new();
    private long _bytes;
    private long _last;

    /// <summary>
    /// Keeps what a transaction appended, exactly as the store holds it. Called after the commit, in the order of
    /// commits; what is not above all that was kept before is not kept.
    /// </summary>
    /// <param name="requests">Those of the transaction; one that names no owner is passed over.</param>
    /// <param name="outcomes">One for each; only what was appended is kept.</param>
    /// <param name="atUnixMicroseconds">The time that the store gave the records.</param>
    public void Keep(
        IReadOnlyList<AppendRequest> requests,
        IReadOnlyList<AppendOutcome> outcomes,
        long atUnixMicroseconds
    )
    {
        var appended = new List<(long First, AppendRequest Request)>(requests.Count);
        for (var i = 0; i < requests.Count; i++)
        {
            if (outcomes[i] is AppendOutcome.Appended(var first, _) && requests[i].Owner != default)
            {
                appended.Add((first, requests[i]));
            }
        }

        appended.Sort((one, other) => one.First.CompareTo(other.First));
        lock (_gate)
        {
            foreach (var (first, request) in appended)
            {
                Keep(first, request, atUnixMicroseconds);
            }
        }
    }

    /// <summary>Takes the record of a position, and forgets those before it.</summary>
    public bool TryTake(long position, [NotNullWhen(true)] out JournalRecord? record)
    {
        lock (_gate)
        {
            while (_records.TryPeek(out record) && record.Position <= position)
            {
                _ = _records.Dequeue();
                _bytes -= record.Payload.Length;
                if (record.Position == position)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private void Keep(long first, AppendRequest request, long at)
    {
        var position = first;
        foreach (var frame in request.Frames)
        {
            var (kind, owner) = (JournalRecordKind.Frame, request.Owner);
            Keep(new JournalRecord(position++, kind, owner, request.Ledger, frame.Head, at, frame.Bytes));
        }

        if (request.Standing is { } standing)
        {
            Keep(new JournalRecord(position, JournalRecordKind.Standing, default, default, default, at, standing));
        }
    }

    private void Keep(JournalRecord record)
    {
        if (record.Position > _last && _bytes + record.Payload.Length <= bytesMax)
        {
            _records.Enqueue(record);
            _bytes += record.Payload.Length;
            _last = record.Position;
        }
    }
}
