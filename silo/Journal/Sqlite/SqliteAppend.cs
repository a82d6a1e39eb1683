using Federation.Core.Journal;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>
/// The append inside its transaction: term check, expected watermark, frames at the next positions, new heads.
/// </summary>
internal static class SqliteAppend
{
    /// <summary>Writes what may be written and says how each request ended. The caller commits or rolls back.</summary>
    public static IReadOnlyList<AppendOutcome> Run(
        JournalStatements statements,
        IReadOnlyList<AppendRequest> requests,
        long atUnixMicroseconds
    )
    {
        var before = statements.ReadHead();
        var head = before;
        var outcomes = new AppendOutcome[requests.Count];
        foreach (var index in InLedgerOrder(requests))
        {
            var request = requests[index];
            outcomes[index] =
                Refusal(statements, request) ?? Write(statements, request, head.Position, atUnixMicroseconds);
            if (outcomes[index] is AppendOutcome.Appended)
            {
                head = head with { Position = head.Position + RecordsOf(request) };
            }
        }

        if (head != before)
        {
            statements.MoveHead(head);
        }

        return outcomes;
    }

    private static IEnumerable<int> InLedgerOrder(IReadOnlyList<AppendRequest> requests) =>
        Enumerable.Range(0, requests.Count).OrderBy(index => requests[index].Ledger.Value);

    private static int RecordsOf(AppendRequest request) => request.Frames.Count + (request.Standing is null ? 0 : 1);

    private static AppendOutcome? Refusal(JournalStatements statements, AppendRequest request)
    {
        var mark = statements.ReadMark(request.Ledger);
        if (mark is null)
        {
            return new AppendOutcome.Fenced(default);
        }

        if (mark.Term != request.Term || mark.Successor is not null)
        {
            return new AppendOutcome.Fenced(mark.Term);
        }

        return mark.Watermark == request.Expected ? null : new AppendOutcome.Conflict(mark.Watermark);
    }

    private static AppendOutcome.Appended Write(
        JournalStatements statements,
        AppendRequest request,
        long lastPosition,
        long atUnixMicroseconds
    )
    {
        var position = lastPosition;
        foreach (var frame in request.Frames)
        {
            statements.InsertFrame(++position, request.Ledger, frame, atUnixMicroseconds);
        }

        if (request.Standing is { } standing)
        {
            statements.InsertRecord(++position, JournalRecordKind.Standing, standing.ToArray(), atUnixMicroseconds);
        }

        if (request.Frames.Count == 0)
        {
            return new AppendOutcome.Appended(lastPosition + 1, request.Expected);
        }

        var watermark = request.Frames[^1].Head;
        statements.Advance(request.Ledger, watermark, atUnixMicroseconds);
        return new AppendOutcome.Appended(lastPosition + 1, watermark);
    }
}
