namespace Federation.Simulation.Audit;

/// <summary>What changes move, key by key; what comes to nothing is left out.</summary>
internal static class Effects
{
    /// <summary>What is moved where something is worth something else.</summary>
    /// <param name="steps">Each with what it was worth before and after; null: nothing.</param>
    public static Dictionary<PostedKey, (long Amount, long Count)> Of(IEnumerable<(Worth? Before, Worth? After)> steps)
    {
        var moved = new Dictionary<PostedKey, (long, long)>();
        foreach (var (before, after) in steps)
        {
            Add(moved, before, -1);
            Add(moved, after, 1);
        }

        return WithoutZeros(moved);
    }

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

    public static bool AreEqual(
        Dictionary<PostedKey, (long Amount, long Count)> left,
        Dictionary<PostedKey, (long Amount, long Count)> right
    ) => left.Count == right.Count && left.All(sum => right.TryGetValue(sum.Key, out var other) && other == sum.Value);

    private static void Add(Dictionary<PostedKey, (long, long)> moved, Worth? worth, int sign)
    {
        if (worth is null)
        {
            return;
        }

        var said = worth.Said;
        foreach (var amount in said.Amounts)
        {
            var key = new PostedKey(
                said.Area.Value,
                amount.Indicator,
                said.FirstDay,
                said.LastDay,
                said.Forces,
                worth.IsApproved,
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
