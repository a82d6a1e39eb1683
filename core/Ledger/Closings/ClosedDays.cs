using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>Refuses what would change closed days. Every rule that moves figures asks it. Changes nothing.</summary>
internal sealed class ClosedDays(LedgerScope scope, LedgerState state)
{
    /// <summary>Why amounts cannot be recorded there: their days are closed. Null where they are open.</summary>
    public Refusal? Refuse(string field, ActivityContent content) =>
        Refuse(
            field,
            new ContentRow
            {
                Area = content.Area,
                First = content.Day,
                Last = content.Day,
                Forces = content.Forces,
                Lead = content.Lead,
            },
            isLump: false
        );

    /// <inheritdoc cref="Refuse(string, ActivityContent)"/>
    public Refusal? Refuse(string field, LumpContent content) =>
        Refuse(
            field,
            new ContentRow
            {
                Area = content.Area,
                First = content.Span.First,
                Last = content.Span.Last,
                Forces = content.Forces,
                Lead = ContentRow.UnknownLead,
            },
            isLump: true
        );

    /// <summary>Why what an item says cannot be changed: its days are closed. Null where they are open.</summary>
    public Refusal? Refuse(string field, int item) =>
        Refuse(field, state.Items.Current(item), state.Items.Item(item).IsLump);

    private Refusal? Refuse(string field, in ContentRow content, bool isLump)
    {
        if (!ClosingTable.Covers(state.Closings.Closed, scope.Areas, content, isLump))
        {
            return null;
        }

        var row = content;
        var force = Forces.All.First(force => ClosingTable.IsAsked(row, isLump, force));
        var (area, closing) = state.Closings.Closed.FindAbove(scope.Areas, force, content.Area)!.Value;
        var days = content.First == content.Last ? $"{content.Last}" : $"{content.Span}";
        return new Refusal(
            RefusalCode.WrongState,
            field,
            days,
            $"{scope.NameOf(area, content.Last)} is closed by {force.Code()} through {closing.Through}, and this is of "
                + $"{days}: reopen first "
                + $"({force.Code()} reopens from {content.Last} or earlier, with a reason)."
        );
    }
}
