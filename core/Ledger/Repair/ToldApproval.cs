using Federation.Core.Figures;

namespace Federation.Core.Ledger.Repair;

/// <summary>
/// What the nation holds of an entry that moved amounts from provisional to approved, or back: for each item what it
/// said, taken back, and the same posted with the other approval.
/// </summary>
internal static class ToldApproval
{
    /// <summary>Of each item what is taken back and what is posted; null for another entry.</summary>
    public static List<(Posting[] TakenBack, Posting[] Posted)>? Read(IReadOnlyList<Posting> postings)
    {
        var items = new List<(Posting[] TakenBack, Posting[] Posted)>();
        for (var at = 0; at < postings.Count; )
        {
            var takenBack = postings.Skip(at).TakeWhile(posting => posting.Count < 0).ToArray();
            at += takenBack.Length;
            var posted = postings.Skip(at).Take(takenBack.Length).ToArray();
            at += posted.Length;
            if (takenBack.Length == 0 || !takenBack.Select(Other).SequenceEqual(posted))
            {
                return null;
            }

            items.Add(([.. takenBack.Select(posting => posting.Reverse())], posted));
        }

        return items.Count > 0 ? items : null;
    }

    /// <summary>What takes the place of what is taken back.</summary>
    private static Posting Other(Posting takenBack)
    {
        var key = takenBack.Key;
        var approval = key.Approval == Approval.Approved ? Approval.Provisional : Approval.Approved;
        return takenBack.Reverse() with { Key = key with { Approval = approval } };
    }
}
