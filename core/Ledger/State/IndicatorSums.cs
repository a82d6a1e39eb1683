using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>
/// The sum of live amounts of each indicator. Kept at most at <see cref="Amount.OwnerMax"/>, so that no sum of the
/// nation can leave 64 bits (DESIGN law 1).
/// </summary>
internal sealed class IndicatorSums
{
    private readonly Dictionary<IndicatorNumber, long> _sums = [];

    public long Of(IndicatorNumber indicator) => _sums.GetValueOrDefault(indicator);

    public void Add(IndicatorNumber indicator, long amount) => _sums[indicator] = Of(indicator) + amount;
}
