namespace Federation.Core.Figures;

/// <summary>A consolidated number (số liệu) of one view, in base units.</summary>
public readonly record struct Figure
{
    /// <summary>How force sets became this number.</summary>
    public required View View { get; init; }

    /// <summary>What the view counts for certain.</summary>
    public required long Amount { get; init; }

    /// <summary>
    /// The possible extra: amounts of some combination of forces, which may belong to the view ("up to 406 more").
    /// </summary>
    public required long Possible { get; init; }

    /// <summary>The part of <see cref="Amount"/> that is not yet approved.</summary>
    public required long Provisional { get; init; }

    /// <summary>How exactly the approved part of <see cref="Amount"/> is meant; Exact where there is none.</summary>
    public required Qualifier ApprovedQualifier { get; init; }

    /// <summary>How exactly <see cref="Provisional"/> is meant; Exact where it is nothing.</summary>
    public required Qualifier ProvisionalQualifier { get; init; }

    /// <summary>Amounts that may belong to the view, on spans that overlap the period without lying in it.</summary>
    public required long Unattributed { get; init; }

    /// <summary>How exactly <see cref="Amount"/> is meant.</summary>
    public required Qualifier Qualifier { get; init; }

    /// <summary>How exactly <see cref="Possible"/> is meant.</summary>
    public required Qualifier PossibleQualifier { get; init; }

    /// <summary>How exactly <see cref="Unattributed"/> is meant.</summary>
    public required Qualifier UnattributedQualifier { get; init; }

    /// <summary>How many live amounts are in <see cref="Amount"/>.</summary>
    public required long Count { get; init; }

    /// <summary>How many live amounts are in <see cref="Possible"/>.</summary>
    public required long PossibleCount { get; init; }

    /// <summary>
    /// True where no live amount is, or may be, in the view: "nothing known", which is not zero declared.
    /// </summary>
    public bool IsEmpty => Count == 0 && PossibleCount == 0;

    /// <summary>The figure of a view from the cells of one area, indicator and period.</summary>
    /// <param name="view">The view.</param>
    /// <param name="cells">The cells of spans within the period, in any order.</param>
    /// <param name="unattributed">The cells of spans that overlap the period without lying in it.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static Figure Of(View view, ReadOnlySpan<ForceCell> cells, ReadOnlySpan<ForceCell> unattributed = default)
    {
        var (approved, provisional, possible) = (default(Cell), default(Cell), default(Cell));
        foreach (ref readonly var cell in cells)
        {
            switch (view.MembershipOf(cell.Forces))
            {
                case Membership.Counted when cell.Approval == Approval.Approved:
                    approved += cell.Cell;
                    break;
                case Membership.Counted:
                    provisional += cell.Cell;
                    break;
                case Membership.Possible:
                    possible += cell.Cell;
                    break;
                default:
                    break;
            }
        }

        var counted = approved + provisional;
        var unclear = SumOf(view, unattributed);
        return new Figure
        {
            View = view,
            Amount = counted.Amount,
            Possible = possible.Amount,
            Provisional = provisional.Amount,
            ApprovedQualifier = approved.Qualifier,
            ProvisionalQualifier = provisional.Qualifier,
            Unattributed = unclear.Amount,
            Qualifier = counted.Qualifier,
            PossibleQualifier = possible.Qualifier,
            UnattributedQualifier = unclear.Qualifier,
            Count = counted.Count,
            PossibleCount = possible.Count,
        };
    }

    /// <summary>
    /// What adding up the forces' own reports would count more than once: Σ (forces − 1) · amount over what forces did
    /// together. Some combination of forces says nothing certain, so it does not enter.
    /// </summary>
    /// <exception cref="OverflowException">The sum left 64 bits.</exception>
    public static long CountedMoreThanOnce(ReadOnlySpan<ForceCell> cells)
    {
        var sum = 0L;
        foreach (ref readonly var cell in cells)
        {
            if (!cell.Forces.IsSomeCombination)
            {
                sum += (cell.Forces.Count - 1) * cell.Cell.Amount;
            }
        }

        return sum;
    }

    private static Cell SumOf(View view, ReadOnlySpan<ForceCell> cells)
    {
        var sum = default(Cell);
        foreach (ref readonly var cell in cells)
        {
            sum += view.MembershipOf(cell.Forces) == Membership.None ? default : cell.Cell;
        }

        return sum;
    }
}
