using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.Explained;
using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>Which items make a figure: looked up anew for each question, without an object for each.</summary>
internal static class SharesOfItems
{
    /// <summary>Takes the items of some places.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of the ledger did not hold.</exception>
    public static void Take(
        LedgerState state,
        AreaCatalogue areas,
        FigureQuery query,
        int from,
        int count,
        LargestShares<ItemShare> shares
    )
    {
        for (var item = from; item < Math.Min(from + count, state.Items.Count); item++)
        {
            ref readonly var content = ref state.Items.Current(item);
            if (
                !query.Span.Contains(content.Span)
                || query.View.MembershipOf(content.Forces) != Membership.Counted
                || !state.Items.IsLive(item)
                || !areas.Includes(query.Area, content.Area)
            )
            {
                continue;
            }

            foreach (var amount in state.Items.Amounts(content))
            {
                if (query.Asks(amount.Indicator) && amount.Amount.Value != 0)
                {
                    shares.Add(new ItemShare(item, amount.Amount.Value));
                }
            }
        }
    }

    /// <summary>Takes what came back from the nation without its item: nothing more is known of it.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of the ledger did not hold.</exception>
    public static void TakeLoose(
        LedgerState state,
        AreaCatalogue areas,
        FigureQuery query,
        LargestShares<ItemShare> shares
    )
    {
        foreach (var (key, cell) in state.Loose.Cells)
        {
            if (
                query.Asks(key.Indicator)
                && query.Span.Contains(key.Span)
                && query.View.MembershipOf(key.Forces) == Membership.Counted
                && areas.Includes(query.Area, key.Area)
            )
            {
                shares.AddOthers(cell.Count, cell.Amount);
            }
        }
    }
}
