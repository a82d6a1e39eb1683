namespace Federation.Core.Briefings;

/// <summary>
/// The time of each item of an agenda, of which one at most runs. Times are microseconds, items from 1.
/// </summary>
internal sealed class AgendaTimer
{
    private readonly Dictionary<int, long> _spent = [];

    public int Item { get; private set; }

    public long? RunningSince { get; private set; }

    public long Spent(int item) => _spent.GetValueOrDefault(item);

    public void Begin(int item, long at)
    {
        Pause(at);
        (Item, RunningSince) = (item, at);
    }

    public void Pause(long at)
    {
        if (RunningSince is { } since)
        {
            _spent[Item] = Spent(Item) + (at - since);
            RunningSince = null;
        }
    }

    /// <summary>Items that are in both agendas keep their time; one that runs and is gone stops.</summary>
    public void Replan(IReadOnlyList<AgendaItem> before, IReadOnlyList<AgendaItem> after, long at)
    {
        var moved = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        for (var i = 0; i < before.Count; i++)
        {
            var to = Enumerable
                .Range(0, after.Count)
                .FirstOrDefault(j => !taken.Contains(j) && after[j] == before[i], -1);
            if (to >= 0)
            {
                _ = taken.Add(to);
                moved[i + 1] = to + 1;
            }
        }

        if (!moved.ContainsKey(Item))
        {
            Pause(at);
        }

        var spent = _spent
            .Where(pair => moved.ContainsKey(pair.Key))
            .ToDictionary(pair => moved[pair.Key], pair => pair.Value);
        _spent.Clear();
        foreach (var (item, time) in spent)
        {
            _spent[item] = time;
        }

        Item = moved.GetValueOrDefault(Item);
    }
}
