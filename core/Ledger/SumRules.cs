using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>The bound that keeps every sum of the nation within 64 bits (DESIGN law 1).</summary>
internal static class SumRules
{
    /// <summary>Why the amount cannot come on top of the others; null where it can.</summary>
    /// <param name="scope">For the indicator's names.</param>
    /// <param name="amount">What is to be added.</param>
    /// <param name="others">The sum of the live amounts that stay.</param>
    public static string? Refuse(LedgerScope scope, QuantifiedAmount amount, long others)
    {
        if (others + amount.Amount.Value <= Amount.OwnerMax)
        {
            return null;
        }

        var indicator = scope.Indicators.TryGet(amount.Indicator, out var known) ? known.Code : $"{amount.Indicator}";
        return $"{amount.Amount} base units of {indicator} would bring this ledger's {others} above "
            + $"{Amount.OwnerMax} in all: look for an amount that is wrong.";
    }
}
