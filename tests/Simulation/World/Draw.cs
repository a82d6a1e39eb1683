using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>Draws what provinces record: joint sets, qualified amounts, small and huge ones, days and spans.</summary>
internal sealed class Draw(Rng rng, AreaId owner)
{
    private static readonly Indicator[] Counted = [.. IndicatorCatalogue.Reference.All.Take(32)];

    public AreaId Area() => rng.Of(Places.In(owner));

    public Day Day() => new(rng.Below(Places.LastDay.Number - Places.FirstDay.Number + 1) + Places.FirstDay.Number);

    public Span Span()
    {
        if (rng.Below(3) == 0)
        {
            return new Span(Places.FirstDay, new Day(2025, 7, 31));
        }

        var (one, other) = (Day(), Day());
        return one <= other ? new Span(one, other) : new Span(other, one);
    }

    public Indicator Indicator() => rng.Of(Counted);

    /// <summary>Together; not some combination.</summary>
    public ForceSet Forces() => ForceSet.All[rng.Below(15)];

    /// <summary>Together, or some combination.</summary>
    public ForceSet AnyForces() => ForceSet.All[rng.Below(ForceSet.All.Count)];

    public Force LeadOf(ForceSet forces) => rng.Of(Core.Figures.Forces.All.Where(forces.Names).ToArray());

    public QuantifiedAmount Amount(Indicator indicator) => new(indicator.Number, new Amount(Value()), Qualifier());

    public ActivityContent Content()
    {
        var amounts = new List<QuantifiedAmount>();
        for (var left = 1 + rng.Below(3); left > 0; left--)
        {
            var indicator = Indicator();
            if (!amounts.Exists(amount => amount.Indicator == indicator.Number))
            {
                amounts.Add(Amount(indicator));
            }
        }

        var forces = Forces();
        return new ActivityContent(Area(), Day(), forces, LeadOf(forces), amounts);
    }

    /// <summary>
    /// What another force records of the same: one of its forces or another leads, the amounts are much the same.
    /// </summary>
    public ActivityContent SecondRecord(ActivityContent first)
    {
        var others = Core.Figures.Forces.All.Where(force => force != first.Lead).ToArray();
        var lead = rng.Of(others);
        var forces = first.Forces.Names(lead) && rng.Below(2) == 0 ? ForceSet.Of(lead) : first.Forces;
        return new ActivityContent(
            first.Area,
            first.Day < Places.LastDay ? first.Day.Plus(rng.Below(2)) : first.Day,
            forces.With(ForceSet.Of(lead)),
            lead,
            [.. first.Amounts.Take(1 + rng.Below(first.Amounts.Count))]
        );
    }

    private long Value() =>
        rng.Below(20) switch
        {
            0 => 0,
            1 => rng.Between(0, Core.Figures.Amount.Max),
            < 5 => rng.Between(0, 1_000_000),
            _ => rng.Between(1, 60),
        };

    private Qualifier Qualifier() =>
        rng.Below(8) switch
        {
            0 => Core.Figures.Qualifier.MoreThan,
            1 => Core.Figures.Qualifier.Nearly,
            _ => Core.Figures.Qualifier.Exact,
        };
}
