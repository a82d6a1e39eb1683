namespace Federation.Core.Figures;

/// <summary>A figure against the same period last year (so với cùng kỳ năm trước).</summary>
/// <param name="Difference">This year's amount less last year's, base units.</param>
/// <param name="PercentTenths">
/// The difference in tenths of a percent of last year's amount, rounded half away from zero; null where last year's is
/// not above 0, or the percentage is beyond 64 bits.
/// </param>
public readonly record struct Comparison(long Difference, long? PercentTenths)
{
    private const int TenthsOfWhole = 1000;

    /// <summary>The comparison; null where nothing is counted for certain in either year: nothing is no zero.</summary>
    /// <exception cref="OverflowException">The difference left 64 bits: the bounds of intake did not hold.</exception>
    public static Comparison? Of(in Figure now, in Figure? lastYear)
    {
        if (now.Count == 0 || lastYear is not { Count: not 0 } before)
        {
            return null;
        }

        var difference = checked(now.Amount - before.Amount);
        return new Comparison(difference, Tenths(difference, before.Amount));
    }

    private static long? Tenths(long difference, long before)
    {
        if (before <= 0)
        {
            return null;
        }

        var twice = Int128.Abs(difference) * 2 * TenthsOfWhole;
        var tenths = (twice + before) / ((Int128)before * 2);
        return tenths > long.MaxValue ? null
            : difference < 0 ? -(long)tenths
            : (long)tenths;
    }
}
