using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger.Repair;

/// <summary>The live items by what they say: how a reversal of the nation's copy finds what it takes back.</summary>
internal sealed class LiveContents(ItemTable items, ApprovalTable approvals)
{
    private readonly Dictionary<int, List<int>> _byHash = [];

    /// <summary>The live items that say exactly this, oldest first.</summary>
    public IReadOnlyList<int> Find(IReadOnlyList<Posting> content) =>
        _byHash.TryGetValue(HashOf(content), out var found) ? found.FindAll(item => Says(item, content)) : [];

    /// <summary>Follows an entry that was applied.</summary>
    /// <param name="item">What it recorded or changed.</param>
    /// <param name="takenBack">What that said before; empty for a recording.</param>
    /// <param name="posted">What it says now; empty where it was taken back.</param>
    public void Follow(int item, IReadOnlyList<Posting> takenBack, IReadOnlyList<Posting> posted)
    {
        if (takenBack.Count > 0 && _byHash.TryGetValue(HashOf(takenBack), out var before))
        {
            before.Remove(item);
        }

        if (posted.Count > 0)
        {
            var hash = HashOf(posted);
            if (!_byHash.TryGetValue(hash, out var same))
            {
                _byHash.Add(hash, same = []);
            }

            // Oldest first, also where an old one came to say this late.
            var at = same.BinarySearch(item);
            same.Insert(at < 0 ? ~at : at, item);
        }
    }

    private bool Says(int item, IReadOnlyList<Posting> content)
    {
        ref readonly var row = ref items.Current(item);
        var key = content[0].Key;
        return (row.Area, row.Span, row.Forces) == (key.Area, key.Span, key.Forces)
            && approvals.Of(item) == key.Approval
            && items.Amounts(row).SequenceEqual([.. CopiedContent.AmountsOf(content)]);
    }

    private static int HashOf(IReadOnlyList<Posting> content)
    {
        var hash = default(HashCode);
        foreach (var posting in content)
        {
            hash.Add(posting.Key);
            hash.Add(posting.Amount);
        }

        return hash.ToHashCode();
    }
}
