using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>Draws what provinces record: joint sets, qualified amounts, small and huge ones, days and spans.</summary>
/// <param name="rng">All chance.</param>
/// <param name="owner">Whose areas.</param>
/// <param name="isJudged">True: amounts are mostly such as are held to be plausible.</param>
internal sealed class Draw(Rng rng, AreaId owner, bool isJudged = false)
{
    private const long PlausibleMax = 300_000_000;
    private const long UsualMax = 400;
    private const long StatedMax = 500;
    private const int EarlyDays = 18;

    private static readonly Indicator[] Counted = [.. IndicatorCatalogue.Reference.All.Take(32)];

    /// <summary>What is recorded, and some that nobody records.</summary>
    public static IReadOnlyList<Indicator> Declarable { get; } = [.. IndicatorCatalogue.Reference.All.Take(36)];

    private readonly Era _era = Places.Of(owner);

    public AreaId Area() => rng.Of(_era.Areas);

    public Day Day() => _era.Days.First.Plus(rng.Below(_era.Days.Days));

    public Span Span()
    {
        if (rng.Below(3) == 0)
        {
            return _era.Whole;
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
            first.Day < _era.Days.Last ? first.Day.Plus(rng.Below(2)) : first.Day,
            forces.With(ForceSet.Of(lead)),
            lead,
            [.. first.Amounts.Take(1 + rng.Below(first.Amounts.Count))]
        );
    }

    /// <summary>
    /// What was in a lump before: of its forces, within its days and its area, mostly no more than it holds.
    /// </summary>
    public ActivityContent OutOf(LumpContent lump)
    {
        var members = Core.Figures.Forces.All.Where(lump.Forces.Names).ToArray();
        var some = ForceSet.Of(rng.Of(members));
        var forces = lump.Forces.IsSomeCombination ? some.With(ForceSet.Of(rng.Of(members))) : lump.Forces;
        var held = lump.Amount.Amount.Value;
        var amount = rng.Below(8) == 0 ? Math.Min(held + 1, Core.Figures.Amount.Max) : rng.Between(0, held);
        var first = lump.Span.First;
        return new ActivityContent(
            lump.Area == owner ? Area() : lump.Area,
            first.Plus(rng.Below(lump.Span.Days)),
            forces,
            LeadOf(forces),
            [new(lump.Amount.Indicator, new Amount(amount), Qualifier())]
        );
    }

    /// <summary>What a force has closed through: mostly early days, so that most days stay open.</summary>
    public Day ClosedThrough() =>
        rng.Below(8) == 0 ? Day().Plus(rng.Below(3)) : _era.Days.First.Plus(rng.Below(EarlyDays));

    public Force Force() => rng.Of(Core.Figures.Forces.All);

    /// <summary>The province, or an area in it.</summary>
    public AreaId AreaToClose() => rng.Below(2) == 0 ? owner : Area();

    /// <summary>
    /// A force has nothing of some indicators, in the province or an area in it: mostly for a period that is over.
    /// </summary>
    public DeclareNothing Declaration(EntryId id)
    {
        var (force, period) = (Force(), Period());
        var by = rng.Below(12) == 0 ? Claim.Of(Force()) : Claim.Of(force);
        var kind = rng.Below(3) == 0 ? DeclaredKind.NotApplicable : DeclaredKind.Zero;
        var indicators = Enumerable.Range(0, 1 + rng.Below(4)).Select(_ => rng.Of(Declarable).Number).Distinct();
        return new DeclareNothing(by, id, force, AreaToClose(), period, kind, [.. indicators]);
    }

    /// <summary>A return of a province, or of an area in it.</summary>
    public FileReturn Return(EntryId id)
    {
        var view = (View)rng.Below(Views.All.Count);
        var period = Period();
        var difference = rng.Below(3) == 0 ? CountedIn(view) : default;
        return new FileReturn(Claim.Operator, id, rng.Below(4) == 0 ? Area() : owner, period, view, Stated())
        {
            Difference = difference,
        };
    }

    /// <summary>
    /// Mostly one of the province's own that is over; now and then one that is not, or that spans a merger.
    /// </summary>
    private Span Period() =>
        rng.Below(12) switch
        {
            0 => rng.Of(Places.Periods),
            1 or 2 => Span(),
            _ => rng.Of(_era.Over),
        };

    /// <summary>One to three figures, each indicator once.</summary>
    public IReadOnlyList<QuantifiedAmount> Stated()
    {
        var figures = new List<QuantifiedAmount>();
        for (var left = 1 + rng.Below(3); left > 0; left--)
        {
            var indicator = Indicator();
            if (!figures.Exists(figure => figure.Indicator == indicator.Number))
            {
                figures.Add(Stated(indicator.Number));
            }
        }

        return figures;
    }

    /// <summary>A figure as a return states it.</summary>
    public QuantifiedAmount Stated(IndicatorNumber indicator) =>
        new(indicator, new Amount(rng.Between(0, StatedMax)), Qualifier());

    /// <summary>What some force set did counts for certain in the view.</summary>
    private ForceSet CountedIn(View view) =>
        rng.Of(ForceSet.All.Where(set => view.MembershipOf(set) == Membership.Counted).ToArray());

    private long Value() =>
        rng.Below(20) switch
        {
            0 => 0,
            1 => rng.Between(0, isJudged ? PlausibleMax : Core.Figures.Amount.Max),
            < 5 => rng.Between(0, isJudged ? UsualMax : 1_000_000),
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
