namespace Federation.Simulation.Audit;

/// <summary>
/// Which kind of nothing a figure is, day by day, force by force and province by province: of all of them the greatest.
/// </summary>
internal static class NothingKinds
{
    public const byte NotExpected = 1;
    public const byte NotApplicable = 2;
    public const byte Zero = 3;
    public const byte NotYetClosed = 4;
    public const byte Counted = 5;

    private const byte DeclaredZero = 1;
    private const int ForceCount = 4;

    /// <summary>The kind of a figure of provinces in which nothing is counted.</summary>
    public static byte Of(
        IEnumerable<int> provinces,
        int indicator,
        int view,
        Days days,
        ExpectedDays expected,
        PeriodSums sums
    )
    {
        var greatest = NotExpected;
        foreach (var province in provinces)
        {
            for (var force = 0; force < ForceCount; force++)
            {
                if (ViewSums.IsAbout(view, force))
                {
                    greatest = Math.Max(greatest, Of(province, indicator, force, days, expected, sums));
                }
            }

            if (greatest == NotYetClosed)
            {
                break;
            }
        }

        return greatest;
    }

    private static byte Of(int province, int indicator, int force, Days days, ExpectedDays expected, PeriodSums sums)
    {
        var greatest = NotExpected;
        for (var day = days.First; day <= days.Last && greatest < NotYetClosed; day++)
        {
            var declared = sums.Declared.On(province, indicator, force, day);
            var kind =
                declared > 0
                    ? declared == DeclaredZero
                        ? Zero
                        : NotApplicable
                    : !expected.Of(province, force, day)
                        ? NotExpected
                        : sums.ClosedThrough(province, force) >= day
                            ? Zero
                            : NotYetClosed;
            greatest = Math.Max(greatest, kind);
        }

        return greatest;
    }
}
