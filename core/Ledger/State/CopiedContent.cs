using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>Contents as the nation's copy has them: postings of one area, span and force set.</summary>
internal static class CopiedContent
{
    /// <summary>As <see cref="IsOne"/>, and as an entry posts them anew: provisional.</summary>
    public static bool IsPosted(IReadOnlyList<Posting> postings) =>
        IsOne(postings) && postings[0].Key.Approval == Approval.Provisional;

    /// <summary>True where the postings all add, and are the amounts of one activity or lump.</summary>
    public static bool IsOne(IReadOnlyList<Posting> postings)
    {
        if (postings.Count is 0 or > ActivityContent.AmountsMax)
        {
            return false;
        }

        var key = postings[0].Key;
        for (var i = 0; i < postings.Count; i++)
        {
            var other = postings[i];
            var isNext = i == 0 || postings[i - 1].Key.Indicator < other.Key.Indicator;
            var isAmount = other.Count == 1 && other.Amount >= 0;
            if (!isNext || !isAmount || other.Key with { Indicator = key.Indicator } != key)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The amounts of postings that are one content, in order of indicators.</summary>
    public static IEnumerable<QuantifiedAmount> AmountsOf(IReadOnlyList<Posting> postings) =>
        postings.Select(posting => new QuantifiedAmount(
            posting.Key.Indicator,
            new Amount(posting.Amount),
            posting.Qualifier
        ));

    /// <summary>What an entry takes back, in order, as it was posted; then what it posts.</summary>
    public static (IReadOnlyList<Posting> TakenBack, IReadOnlyList<Posting> Posted) Split(
        IReadOnlyList<Posting> postings
    ) =>
        (
            [.. postings.Where(posting => posting.Count < 0).Select(posting => posting.Reverse())],
            [.. postings.Where(posting => posting.Count > 0)]
        );

    /// <summary>
    /// True where the same amounts of the same days are taken back and posted: nothing new is claimed, only place,
    /// forces or approval change.
    /// </summary>
    public static bool IsSame(IReadOnlyList<Posting> takenBack, IReadOnlyList<Posting> posted) =>
        takenBack.Count == posted.Count
        && takenBack
            .Zip(posted)
            .All(pair =>
                pair.First.Key.Span == pair.Second.Key.Span
                && pair.First.Key.Indicator == pair.Second.Key.Indicator
                && (pair.First.Amount, pair.First.Qualifier) == (pair.Second.Amount, pair.Second.Qualifier)
            );
}
