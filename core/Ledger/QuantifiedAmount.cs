using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// An amount of an indicator and how exactly it is meant. Eight bytes: a ledger keeps those of all its activities in
/// memory. Bits 0-39 the amount (10¹² is below 2⁴⁰), 40-55 the indicator, 56-58 the qualifier.
/// </summary>
public readonly record struct QuantifiedAmount
{
    private const int IndicatorShift = 40;
    private const int QualifierShift = 56;
    private const ulong AmountMask = (1UL << IndicatorShift) - 1;

    private readonly ulong _bits;

    /// <param name="indicator">Not <c>default</c>.</param>
    /// <param name="amount">In base units.</param>
    /// <param name="qualifier">Exact, MoreThan or Nearly.</param>
    /// <exception cref="ArgumentException">No indicator, or a qualifier that only a total can have.</exception>
    public QuantifiedAmount(IndicatorNumber indicator, Amount amount, Qualifier qualifier)
    {
        if (indicator == default)
        {
            throw new ArgumentException("An amount is of some indicator.", nameof(indicator));
        }

        if (!IsSingle(qualifier))
        {
            throw new ArgumentException($"A single amount is not {qualifier}.", nameof(qualifier));
        }

        _bits = ((ulong)qualifier << QualifierShift) | ((ulong)indicator.Value << IndicatorShift) | (ulong)amount.Value;
    }

    /// <summary>What is counted.</summary>
    public IndicatorNumber Indicator => new((ushort)((_bits >> IndicatorShift) & ushort.MaxValue));

    /// <summary>In base units of the indicator.</summary>
    public Amount Amount => new((long)(_bits & AmountMask));

    /// <summary>Exact, MoreThan or Nearly.</summary>
    public Qualifier Qualifier => (Qualifier)(_bits >> QualifierShift);

    /// <summary>True for the qualifiers that a single amount can have.</summary>
    public static bool IsSingle(Qualifier qualifier) =>
        qualifier is Qualifier.Exact or Qualifier.MoreThan or Qualifier.Nearly;

    /// <summary><c>41 = 9</c>, <c>41 = nearly 64000</c>: number, qualifier and base units, for messages.</summary>
    public override string ToString() =>
        Qualifier == Qualifier.Exact ? $"{Indicator} = {Amount}" : $"{Indicator} = {Qualifier.Code()} {Amount}";
}
