using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Vintages;

namespace Federation.Core.Briefings;

/// <summary>What is wrong with how a briefing is opened.</summary>
internal static class OpeningRules
{
    /// <summary>All that is wrong; empty where nothing is.</summary>
    public static IReadOnlyList<Refusal> Check(BriefingHappening.Opened opening)
    {
        var refusals = new List<Refusal>();
        if (Vintage.WhyNotName(opening.Title) is { } reason)
        {
            refusals.Add(Refusal.Invalid("title", opening.Title, $"Title '{Refusal.Shown(opening.Title)}' {reason}."));
        }

        foreach (var key in opening.Keys)
        {
            if (!BriefingKey.IsPublicKey(key.PublicKey.Span))
            {
                refusals.Add(
                    Refusal.Invalid(
                        "keys",
                        key.Ministry.Code(),
                        $"The key of {key.Ministry.Code()} must be the public part of an ECDSA key on P-256 (fed "
                            + "briefing keys makes one)."
                    )
                );
            }
        }

        if (opening.Keys.Select(key => key.Ministry).Distinct().Count() < opening.Keys.Count)
        {
            refusals.Add(Refusal.Invalid("keys", "", "A ministry has one key: give each once."));
        }

        refusals.AddRange(PlanRules.Check(opening.Plan));
        return refusals;
    }
}
