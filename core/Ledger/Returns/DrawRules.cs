using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>
/// Decides what activities draw from lumps: a lump must cover the activity, and hold as much. Changes nothing.
/// </summary>
internal sealed class DrawRules(LedgerScope scope, LedgerState state, ClosedDays closedDays)
{
    /// <summary>The draws of a recording.</summary>
    /// <param name="refusals">Added to.</param>
    /// <param name="command">What is recorded.</param>
    /// <param name="first">The number of the first draw.</param>
    /// <param name="at">The time of the entries.</param>
    public List<LumpDrawn> Check(List<Refusal> refusals, RecordActivity command, EntryNumber first, long at)
    {
        var draws = new List<LumpDrawn>();
        foreach (var (nth, id) in command.DrawsOn.Index())
        {
            var field = $"draws_on[{nth}]";
            if (!state.Items.TryFindItem(id, out var lump) || !state.Items.Item(lump).IsLump)
            {
                var message = $"This ledger holds no lump {id}. See them by: fed list.";
                refusals.Add(new Refusal(RefusalCode.NotFound, field, id.ToString(), message));
            }
            else if (command.DrawsOn.Take(nth).Contains(id))
            {
                refusals.Add(Refusal.Invalid(field, id.ToString(), $"Lump {id} is named twice: name it once."));
            }
            else if (Draw(refusals, field, command.Content, lump, before: 0) is { } amount)
            {
                draws.Add(Entry(command.By, command.Activity, lump, amount, 1, Next(first, draws.Count), at));
            }
        }

        return draws;
    }

    /// <summary>What a correction changes about the draws of an activity.</summary>
    public List<LumpDrawn> Check(List<Refusal> refusals, CorrectActivity command, int item, EntryNumber first, long at)
    {
        var draws = new List<LumpDrawn>();
        foreach (var (lump, before) in state.Draws.OfActivity(item))
        {
            var indicator = AmountOf(lump).Indicator;
            var amount = command.Content.Amounts.Any(one => one.Indicator == indicator)
                ? Draw(refusals, "activity", command.Content, lump, before.Value)
                : default(Amount);
            if (amount is { } changed && changed != before)
            {
                var revision = state.Items.Revision(item) + 1;
                draws.Add(Entry(command.By, command.Activity, lump, changed, revision, Next(first, draws.Count), at));
            }
        }

        return draws;
    }

    /// <summary>What a void gives back.</summary>
    public List<LumpDrawn> GiveBack(VoidActivity command, int item, EntryNumber first, long at)
    {
        var draws = new List<LumpDrawn>();
        foreach (var (lump, _) in state.Draws.OfActivity(item))
        {
            // A revision that nothing has: a void makes none.
            draws.Add(Entry(command.By, command.Activity, lump, default, 0, Next(first, draws.Count), at));
        }

        return draws;
    }

    /// <summary>Why a lump cannot be taken back; null where it can.</summary>
    public string? RefuseTakingBack(int lump)
    {
        var activities = state.Draws.OfLump(lump);
        return activities.Count == 0
            ? null
            : $"Lump {state.Items.Item(lump).Id} was drawn on by {activities.Count} activities, the first "
                + $"{state.Items.Item(activities.First()).Id}: void these, and it holds its amount again.";
    }

    private Amount? Draw(List<Refusal> refusals, string field, ActivityContent content, int lump, long before)
    {
        var id = state.Items.Item(lump).Id;
        if (!state.Items.IsLive(lump))
        {
            var message = $"Lump {id} was taken back by entry {state.Items.Newest(lump)}: record without it.";
            refusals.Add(new Refusal(RefusalCode.WrongState, field, id.ToString(), message));
            return null;
        }

        if (closedDays.Refuse(field, lump) is { } closed)
        {
            refusals.Add(closed);
            return null;
        }

        var held = AmountOf(lump);
        var wanted = content.Amounts.FirstOrDefault(amount => amount.Indicator == held.Indicator);
        var wrong =
            RefuseCover(content, lump)
            ?? (
                wanted.Indicator == default ? $"the activity has no {CodeOf(held.Indicator)}"
                : wanted.Amount.Value > held.Amount.Value + before
                    ? $"it holds {Text(held, held.Amount.Value + before)}, and the activity counts "
                        + $"{ContentText.Of(scope, wanted)}: at most what it holds can be drawn"
                : null
            );
        if (wrong is null)
        {
            return wanted.Amount;
        }

        refusals.Add(
            new Refusal(RefusalCode.WrongState, field, id.ToString(), $"Lump {id} cannot be drawn on: {wrong}.")
        );
        return null;
    }

    private string? RefuseCover(ActivityContent content, int lump)
    {
        ref readonly var row = ref state.Items.Current(lump);
        var isCovered = row.Forces.IsSomeCombination
            ? row.Forces.NamesAll(content.Forces)
            : row.Forces == content.Forces;
        return !row.Span.Contains(content.Day) ? $"it is of {row.Span}, the activity of {content.Day}"
            : !scope.Areas.Includes(row.Area, content.Area)
                ? $"it is of {scope.NameOf(row.Area, row.Last)}, which does not include "
                    + scope.NameOf(content.Area, content.Day)
            : !isCovered ? $"it is of {row.Forces}, the activity of {content.Forces}"
            : null;
    }

    private LumpDrawn Entry(
        Claim by,
        EntryId activity,
        int lump,
        Amount amount,
        int revision,
        EntryNumber number,
        long atUnixMicroseconds
    )
    {
        var id = state.Items.Item(lump).Id;
        return new LumpDrawn(
            number,
            ActivityIds.Of("federation/draw/1"u8, activity, id, revision),
            atUnixMicroseconds,
            by,
            id,
            activity,
            amount
        );
    }

    private QuantifiedAmount AmountOf(int lump) => state.Items.Amounts(state.Items.Current(lump))[0];

    private string Text(QuantifiedAmount held, long amount) =>
        ContentText.Of(scope, new QuantifiedAmount(held.Indicator, new Amount(amount), held.Qualifier));

    private string CodeOf(IndicatorNumber indicator) =>
        scope.Indicators.TryGet(indicator, out var known) ? known.Code : $"{indicator}";

    private static EntryNumber Next(EntryNumber first, int more) => new(first.Value + more);
}
