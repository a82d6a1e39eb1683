using Federation.Core.Figures;

namespace Federation.Core.Plausibility;

/// <summary>What an indicator came to in the last 12 periods before the one that is judged.</summary>
public interface IHistory
{
    /// <summary>The periods with anything in them, and the largest.</summary>
    PastPeriods Of(IndicatorNumber indicator);
}

/// <summary>The last 12 periods of an indicator.</summary>
/// <param name="Live">How many of them hold anything, 0 to 12.</param>
/// <param name="Largest">The largest of their sums, base units.</param>
public readonly record struct PastPeriods(int Live, long Largest)
{
    /// <summary>How many periods are looked back at.</summary>
    public const int Count = 12;

    /// <summary>Nothing is known.</summary>
    public static PastPeriods None => default;
}
