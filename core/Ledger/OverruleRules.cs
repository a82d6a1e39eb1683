using Federation.Core.Ledger.State;
using Federation.Core.Plausibility;

namespace Federation.Core.Ledger;

/// <summary>
/// Decides whether what is said is plausible: an error stops it, a warning stops it until it is overruled with a
/// reason.
/// What an activity said before is not asked about again. Changes nothing.
/// </summary>
internal sealed class OverruleRules(LedgerScope scope, LedgerState state, RulePack rules)
{
    private static readonly string Codes = string.Join(", ", OverruleReasons.All.Select(reason => reason.Code()));

    /// <summary>The entry that overrules the warnings of a recording; null where it has none, or is refused.</summary>
    public WarningOverruled? Check(List<Refusal> refusals, RecordActivity command, long atUnixMicroseconds)
    {
        var warnings = Judge(refusals, command.Content, command.Overruling);
        return warnings.Count > 0 && refusals.Count == 0
            ? Entry(command.By, command.Activity, 1, command.Overruling!, warnings, atUnixMicroseconds)
            : null;
    }

    /// <summary>The same of a correction of an item; a reason given for the same amounts goes on.</summary>
    public WarningOverruled? Check(List<Refusal> refusals, CorrectActivity command, int item, long atUnixMicroseconds)
    {
        var revision = state.Items.Revision(item) + 1;
        if (!IsNews(item, command.Content))
        {
            return state.Overrulings.Of(item) is { } before
                ? Entry(command.By, command.Activity, revision, before.Because, before.Warnings, atUnixMicroseconds)
                : null;
        }

        var warnings = Judge(refusals, command.Content, command.Overruling);
        return warnings.Count > 0 && refusals.Count == 0
            ? Entry(command.By, command.Activity, revision, command.Overruling!, warnings, atUnixMicroseconds)
            : null;
    }

    /// <summary>The warnings of a return that are overruled.</summary>
    public IReadOnlyList<OverruledWarning> Check(List<Refusal> refusals, FileReturn command, IHistory history) =>
        Judge(refusals, JudgedKind.Return, [.. command.Figures], command.Overruling, history);

    /// <summary>
    /// Refuses an imported figure that cannot be. A warning is shown on its line and stops nothing: a file of old
    /// reports has many lines, and whoever imports it reads them all before.
    /// </summary>
    public void Check(LineDraft line)
    {
        ReadOnlySpan<QuantifiedAmount> amount = [line.Content!.Amount];
        foreach (var verdict in rules.Judge(JudgedKind.Lump, amount, NoHistory.Instance))
        {
            var text = $"{VerdictText.En(verdict, JudgedKind.Lump, scope.Indicators)}.";
            if (verdict.Severity == Severity.Error)
            {
                line.Refuse(RefusalCode.InvalidField, "amount", $"{verdict.Amount}", text);
            }
            else
            {
                line.Warnings = [.. line.Warnings, text];
            }
        }
    }

    /// <summary>
    /// Other amounts, or other days: where only place, forces or lead change, nothing new is claimed.
    /// </summary>
    private bool IsNews(int item, ActivityContent content)
    {
        ref readonly var before = ref state.Items.Current(item);
        return before.First != content.Day || !state.Items.Amounts(before).SequenceEqual(content.AmountSpan);
    }

    private List<OverruledWarning> Judge(List<Refusal> refusals, ActivityContent content, Overruling? overruling) =>
        Judge(refusals, JudgedKind.Activity, content.AmountSpan, overruling, state.Months.Before(content.Day));

    private List<OverruledWarning> Judge(
        List<Refusal> refusals,
        JudgedKind kind,
        ReadOnlySpan<QuantifiedAmount> amounts,
        Overruling? overruling,
        IHistory history
    )
    {
        var warnings = new List<OverruledWarning>();
        foreach (var verdict in rules.Judge(kind, amounts, history))
        {
            if (verdict.Severity == Severity.Warning && overruling is not null)
            {
                warnings.Add(new OverruledWarning(verdict.Indicator, verdict.Rule));
                continue;
            }

            refusals.Add(Refuse(verdict, kind, amounts));
        }

        if (warnings.Count > 0)
        {
            ContentRules.CheckReason(refusals, overruling!.Reason, "overruling.reason");
        }

        warnings.Sort(static (a, b) => (a.Indicator.Value, a.Rule).CompareTo((b.Indicator.Value, b.Rule)));
        return warnings;
    }

    private Refusal Refuse(in Verdict verdict, JudgedKind kind, ReadOnlySpan<QuantifiedAmount> amounts)
    {
        var at = 0;
        while (amounts[at].Indicator != verdict.Indicator)
        {
            at++;
        }

        var text = VerdictText.En(verdict, kind, scope.Indicators);
        var isError = verdict.Severity == Severity.Error;
        return new Refusal(
            isError ? RefusalCode.InvalidField : RefusalCode.Warning,
            $"amounts[{at}].amount",
            $"{verdict.Amount}",
            isError ? $"{text}." : $"{text}. If it is right, overrule this warning: {Codes}, and why in words."
        );
    }

    private WarningOverruled Entry(
        Claim by,
        EntryId activity,
        int revision,
        Overruling because,
        IReadOnlyList<OverruledWarning> warnings,
        long atUnixMicroseconds
    ) =>
        new(
            // The entry behind the one that it comes with.
            state.NextEntry.Next(),
            ActivityIds.Of("federation/overruling/1"u8, activity, 0, revision),
            atUnixMicroseconds,
            by,
            activity,
            revision,
            because.Because,
            warnings,
            because.Reason
        );
}
