using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Silo.Journal.Sqlite;

namespace Federation.EndToEnd.Battery;

/// <summary>Follows each acknowledged entry by its id into the nation's journal.</summary>
internal static class JournalTrail
{
    /// <summary>
    /// What is wrong: an entry that is missing, twice, unknown, or says something else; empty where all is well.
    /// </summary>
    /// <param name="nationData">The nation's data directory.</param>
    /// <param name="expected">What each entry does, by its id; complete.</param>
    public static IReadOnlyList<string> Problems(string nationData, IReadOnlyDictionary<Guid, Change> expected)
    {
        var problems = new List<string>();
        var seen = new HashSet<Guid>();
        using var journal = JournalFile.Open(nationData);
        var contents = new FrameContents();
        foreach (var record in journal.Records().Where(record => record.Kind == JournalRecordKind.Frame))
        {
            if (FrameCodec.TryDecode(record.Payload.Span, contents) is { } error)
            {
                problems.Add($"position {record.Position} does not decode: {error}");
                continue;
            }

            foreach (var (id, change) in ChangesOf(contents))
            {
                if (!seen.Add(id))
                {
                    problems.Add($"position {record.Position}: entry {id} is there twice");
                }
                else if (!expected.TryGetValue(id, out var asked))
                {
                    problems.Add($"position {record.Position}: entry {id} was never acknowledged");
                }
                else if (asked != change)
                {
                    problems.Add($"position {record.Position}: entry {id} says {change}, asked for {asked}");
                }
            }
        }

        problems.AddRange(expected.Keys.Where(id => !seen.Contains(id)).Select(id => $"entry {id} is missing"));
        return problems;
    }

    private static IEnumerable<(Guid Id, Change Change)> ChangesOf(FrameContents contents)
    {
        var ids = contents.EntryIds.ToArray();
        var changes = new Change[ids.Length];
        for (var i = 0; i < contents.Postings.Length; i++)
        {
            var posting = contents.Postings[i];
            ref var change = ref changes[contents.EntryOf[i]];
            change =
                posting.Key.Indicator == Followed.Patrols ? change with { Patrols = change.Patrols + posting.Amount }
                : posting.Key.Indicator == Followed.Participants
                    ? change with
                    {
                        Participants = change.Participants + posting.Amount,
                    }
                : throw new InvalidOperationException($"Nobody recorded indicator {posting.Key.Indicator}.");
        }

        return ids.Select((id, i) => (id.Value, changes[i]));
    }
}
