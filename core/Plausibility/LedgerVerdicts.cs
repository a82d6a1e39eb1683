using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Core.Ledger.State;

namespace Federation.Core.Plausibility;

/// <summary>
/// The nation's path to the verdicts of a ledger: from its frames, in order, and nothing else. It comes to what the
/// edge came to when it recorded. For one thread at a time.
/// </summary>
public sealed class LedgerVerdicts
{
    private readonly RulePack _rules;
    private readonly IReadOnlyList<LedgerId> _ledgers;
    private readonly MonthSums _months;

    /// <param name="ledger">Whose frames are taken.</param>
    /// <param name="rules">The pack.</param>
    /// <param name="before">
    /// Those of the closed ledger in whose place this one goes on: the edge adopted what it counted, and remembers it.
    /// Null: there is none.
    /// </param>
    public LedgerVerdicts(LedgerId ledger, RulePack rules, LedgerVerdicts? before = null)
    {
        _rules = rules;
        _ledgers = [ledger, .. before?._ledgers ?? []];
        _months = before?._months ?? new MonthSums();
    }

    /// <summary>
    /// What is implausible in the next frame, by entry; an entry of which nothing is does not appear.
    /// </summary>
    /// <param name="contents">The decoded frame.</param>
    public IReadOnlyList<EntryVerdicts> Take(FrameContents contents)
    {
        List<EntryVerdicts>? found = null;
        for (int entry = 0, posting = 0; entry < contents.EntryIds.Length; entry++)
        {
            var first = posting;
            while (posting < contents.Postings.Length && contents.EntryOf[posting] == entry)
            {
                posting++;
            }

            var postings = contents.Postings[first..posting];
            if (Judge(contents.EntryIds[entry], postings) is { Verdicts.Count: > 0 } verdicts)
            {
                (found ??= []).Add(verdicts);
            }

            foreach (var one in postings)
            {
                _months.Apply(one);
            }
        }

        return found ?? [];
    }

    private EntryVerdicts Judge(EntryId id, FramePostings postings)
    {
        var (takenBack, posted) = CopiedContent.Split(postings.ToArray());
        if (!CopiedContent.IsOne(posted) || CopiedContent.IsSame(takenBack, posted))
        {
            return default;
        }

        var key = posted[0].Key;
        QuantifiedAmount[] amounts = [.. CopiedContent.AmountsOf(posted)];
        var lump = new EntryVerdicts(id, JudgedKind.Lump, []);
        if (key.Forces.IsSomeCombination || key.Span.Days > 1)
        {
            return lump with { Verdicts = _rules.Judge(JudgedKind.Lump, amounts, NoHistory.Instance) };
        }

        var verdicts = _rules.Judge(JudgedKind.Activity, amounts, _months.Before(key.Span.First));
        var content = new LumpContent(key.Area, key.Span, key.Forces, amounts[0]);
        return
            verdicts.Count > 0 && amounts.Length == 1 && _ledgers.Any(ledger => DerivedIds.IsLump(ledger, content, id))
            ? lump with
            {
                Verdicts = _rules.Judge(JudgedKind.Lump, amounts, NoHistory.Instance),
            }
            : new EntryVerdicts(id, JudgedKind.Activity, verdicts);
    }
}
