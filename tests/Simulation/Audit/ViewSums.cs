namespace Federation.Simulation.Audit;

/// <summary>
/// The arithmetic of views by brute force: a set means one or several outcomes, each a list of forces that acted, and a
/// view is a question to such a list.
/// </summary>
public static class ViewSums
{
    private const int Military = 0;
    private const int BorderGuard = 1;
    private const int Police = 2;
    private const int CoastGuard = 3;

    /// <summary>How many views there are.</summary>
    public const int Count = 9;

    private static readonly Func<List<int>, bool>[] Questions =
    [
        acted => acted.Count > 0,
        acted => acted.Contains(Military),
        acted => acted.Contains(BorderGuard),
        acted => acted.Contains(Police),
        acted => acted.Contains(CoastGuard),
        acted => acted.Exists(force => force != Police),
        acted => acted.Contains(Police),
        acted => acted.Count > 1,
        acted => acted.Contains(Police) && acted.Exists(force => force != Police),
    ];

    private static readonly (bool Sure, bool Maybe)[] Answers = Ask();

    /// <summary>The figure of a view from the cells of one area and indicator.</summary>
    /// <param name="area">The area that the figure is of.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="view">The view.</param>
    /// <param name="cells">The cells; their places say which forces, and whether attributed.</param>
    public static ShownFigure FigureOf(
        int area,
        int indicator,
        int view,
        IEnumerable<(CellPlace Place, CellSum Sum)> cells
    )
    {
        var (counted, possible) = (default(CellSum), default(CellSum));
        var (provisional, unattributed) = (0L, 0L);
        foreach (var (place, sum) in cells)
        {
            var (sure, maybe) = Answers[(view << 8) | place.Forces];
            if (place.Unattributed)
            {
                unattributed += maybe ? sum.Amount : 0;
                continue;
            }

            counted = sure ? counted.Plus(sum) : counted;
            possible = maybe && !sure ? possible.Plus(sum) : possible;
            provisional += sure && !place.Approved ? sum.Amount : 0;
        }

        return new ShownFigure(
            area,
            indicator,
            view,
            counted.Amount,
            possible.Amount,
            provisional,
            unattributed,
            counted.Qualifier,
            possible.Qualifier,
            counted.Count,
            possible.Count
        );
    }

    /// <summary>True where what a set did counts for certain in a view.</summary>
    public static bool IsSure(int view, byte forces) => Answers[(view << 8) | forces].Sure;

    /// <summary>True where it may hang on the force alone whether what was done is in the view.</summary>
    public static bool IsAbout(int view, int force)
    {
        for (var set = 0; set < 16; set++)
        {
            List<int> without = [.. Members((byte)(set & ~(1 << force)))];
            if (Questions[view]([.. without, force]) != Questions[view](without))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<int> Members(byte set) =>
        Enumerable.Range(0, 4).Where(force => (set & (1 << force)) != 0);

    private static (bool, bool)[] Ask()
    {
        var answers = new (bool, bool)[Count << 8];
        for (var view = 0; view < Count; view++)
        {
            for (var set = 0; set < 256; set++)
            {
                var outcomes = Outcomes((byte)set);
                answers[(view << 8) | set] = (outcomes.TrueForAll(Yes), outcomes.Exists(Yes));
                bool Yes(List<int> acted) => Questions[view](acted);
            }
        }

        return answers;
    }

    /// <summary>Together: the one list of all members. Some combination: each list of some of them.</summary>
    private static List<List<int>> Outcomes(byte set)
    {
        List<int> members = [.. Members(set)];
        List<List<int>> some =
        [
            [],
        ];
        foreach (var member in members)
        {
            some.AddRange([.. some.Select(list => (List<int>)[.. list, member])]);
        }

        return (set & 0x80) == 0 ? [members] : [.. some.Where(list => list.Count > 0)];
    }
}
