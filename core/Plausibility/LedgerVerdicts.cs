using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Ledger.State;

namespace Federation.Core.Plausibility;

/// <summary>
/// The nation's path to the verdicts of a ledger: from its frames, in order, and nothing else. It comes to what the
/// edge came to when it recorded. For one thread at a time.
/// </summary>
/// <param name="ledger">Whose frames are taken.</param>
/// <param name="rules">The pack.</param>
public sealed class LedgerVerdicts(LedgerId ledger, RulePack rules)
{
    private readonly MonthSums _months = new();

    /// <summary>
    /// What is implausible in the next frame, by entry; an entry of which nothing is does not appear.
    /// </summary>
    /// <param name="contents">The decoded frame.</param>
    public IReadOnlyList<(EntryId Entry, IReadOnlyList<Verdict> Verdicts)> Take(FrameContents contents)
    {
        List<(EntryId, IReadOnlyList<Verdict>)>? found = null;
        for (int entry = 0, posting = 0; entry < contents.EntryIds.Length; entry++)
        {
            var first = posting;
            while (posting < contents.Postings.Length && contents.EntryOf[posting] == entry)
            {
                posting++;
            }

            var postings = contents.Postings[first..posting];
            if (Judge(contents.EntryIds[entry], postings) is { Count: > 0 } verdicts)
            {
                (found ??= []).Add((contents.EntryIds[entry], verdicts));
            }

            foreach (ref readonly var one in postings)
            {
                _months.Apply(one);
            }
        }

        return found ?? [];
    }

    private IReadOnlyList<Verdict> Judge(EntryId id, ReadOnlySpan<Posting> postings)
    {
        var (takenBack, posted) = CopiedContent.Split(postings.ToArray());
        if (!CopiedContent.IsOne(posted) || !IsNews(takenBack, posted))
        {
            return [];
        }

        var key = posted[0].Key;
        QuantifiedAmount[] amounts = [.. CopiedContent.AmountsOf(posted)];
        if (key.Forces.IsSomeCombination || key.Span.Days > 1)
        {
            return rules.Judge(JudgedKind.Lump, amounts, NoHistory.Instance);
        }

        var verdicts = rules.Judge(JudgedKind.Activity, amounts, _months.Before(key.Span.First));
        var content = new LumpContent(key.Area, key.Span, key.Forces, amounts[0]);
        return verdicts.Count > 0 && amounts.Length == 1 && DerivedIds.IsLump(ledger, content, id)
            ? rules.Judge(JudgedKind.Lump, amounts, NoHistory.Instance)
            : verdicts;
    }

    /// <summary>Other amounts, or other days, than what is taken back: else nothing new is claimed.</summary>
    private static bool IsNews(IReadOnlyList<Posting> takenBack, IReadOnlyList<Posting> posted)
    {
        if (takenBack.Count != posted.Count || takenBack[0].Key.Span != posted[0].Key.Span)
        {
            return true;
        }

        return !CopiedContent.AmountsOf(takenBack).SequenceEqual(CopiedContent.AmountsOf(posted));
    }
}
