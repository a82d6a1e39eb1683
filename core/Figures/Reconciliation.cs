namespace Federation.Core.Figures;

/// <summary>
/// What the forces' own counts come to, set against what was done: the table that three forces put before each other.
/// The own counts less what they count more than once, with what no force can claim for certain, are the total.
/// </summary>
public sealed class Reconciliation
{
    private readonly long[] _own = new long[Forces.All.Count];

    private Reconciliation() { }

    /// <summary>What the forces would report together: the sum of the own counts.</summary>
    public long Reported { get; private set; }

    /// <summary>What that counts more than once: Σ (forces − 1) · amount over what forces did together.</summary>
    public long CountedMoreThanOnce { get; private set; }

    /// <summary>Amounts of some combination of forces: in the total, and in nobody's own count for certain.</summary>
    public long Unsplit { get; private set; }

    /// <summary>What was done, each activity once: <c>Reported − CountedMoreThanOnce + Unsplit</c>.</summary>
    public long Total { get; private set; }

    /// <summary>What a force took part in for certain, alone or with others.</summary>
    public long OwnOf(Force force) => _own[(int)force];

    /// <summary>Sets the cells of one area, indicator and period against each other.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public static Reconciliation Of(IEnumerable<ForceCell> cells)
    {
        var reconciliation = new Reconciliation();
        foreach (var cell in cells)
        {
            reconciliation.Add(cell.Forces, cell.Cell.Amount);
        }

        return reconciliation;
    }

    private void Add(ForceSet forces, long amount)
    {
        checked
        {
            Total += amount;
            if (forces.IsSomeCombination)
            {
                Unsplit += amount;
                return;
            }

            Reported += forces.Count * amount;
            CountedMoreThanOnce += (forces.Count - 1) * amount;
            foreach (var force in Forces.All.Where(forces.Names))
            {
                _own[(int)force] += amount;
            }
        }
    }
}
