namespace Federation.Simulation.Audit;

/// <summary>What changes move, key by key; what comes to nothing is left out.</summary>
internal static class Effects
{
    /// <summary>What a change moves.</summary>
    /// <param name="change">What was asked.</param>
    /// <param name="before">What its subject was worth before; null: nothing.</param>
    public static Dictionary<PostedKey, (long Amount, long Count)> Of(ConfirmedChange change, ConfirmedChange? before)
    {
        var moved = new Dictionary<PostedKey, (long, long)>();
        Add(moved, before, -1);
        Add(moved, After(change, before), 1);
        return WithoutZeros(moved);
    }

    /// <summary>What the subject is worth after a change: who joins brings forces, and changes nothing else.</summary>
    public static ConfirmedChange? After(ConfirmedChange change, ConfirmedChange? before) =>
        change.Kind != ConfirmedKind.Joined ? change
        : before is null ? null
        : before with { Forces = (byte)(before.Forces | change.Forces) };

    /// <summary>What postings move in all.</summary>
    public static Dictionary<PostedKey, (long Amount, long Count)> NetOf(IEnumerable<Posted> posts)
    {
        var moved = new Dictionary<PostedKey, (long, long)>();
        foreach (var post in posts)
        {
            Add(moved, post.Key, post.Amount, post.Count);
        }

        return WithoutZeros(moved);
    }

    /// <summary>A sum as one posting.</summary>
    public static Posted Post(KeyValuePair<PostedKey, (long Amount, long Count)> sum) =>
        new(sum.Key, sum.Value.Amount, sum.Value.Count);

    public static bool AreEqual(
        Dictionary<PostedKey, (long Amount, long Count)> left,
        Dictionary<PostedKey, (long Amount, long Count)> right
    ) => left.Count == right.Count && left.All(sum => right.TryGetValue(sum.Key, out var other) && other == sum.Value);

    public static bool AreEqual(ConfirmedChange left, ConfirmedChange right) =>
        ReferenceEquals(left, right)
        || left with { Amounts = [] } == right with { Amounts = [] } && AreEqual(Of(left, null), Of(right, null));

    private static void Add(Dictionary<PostedKey, (long, long)> moved, ConfirmedChange? change, int sign)
    {
        if (change is null || change.Kind is ConfirmedKind.Voided or ConfirmedKind.Withdrawn)
        {
            return;
        }

        foreach (var amount in change.Amounts)
        {
            var key = new PostedKey(
                change.Area.Value,
                amount.Indicator,
                change.FirstDay,
                change.LastDay,
                change.Forces,
                Approved: false,
                amount.Qualifier
            );
            Add(moved, key, sign * amount.Amount, sign);
        }
    }

    private static void Add(Dictionary<PostedKey, (long, long)> moved, PostedKey key, long amount, long count)
    {
        var (sum, live) = moved.GetValueOrDefault(key);
        moved[key] = (checked(sum + amount), live + count);
    }

    private static Dictionary<PostedKey, (long Amount, long Count)> WithoutZeros(
        Dictionary<PostedKey, (long Amount, long Count)> moved
    )
    {
        foreach (var key in moved.Where(sum => sum.Value == default).Select(sum => sum.Key).ToList())
        {
            moved.Remove(key);
        }

        return moved;
    }
}
