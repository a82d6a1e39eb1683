using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>
/// How figures have moved lately: what came a minute, over the last minute or since the first look, and a sparkline of
/// the last two minutes. What was there at the first look did not come: it is where counting begins.
/// </summary>
public sealed class RateMeter
{
    private const int SlotSeconds = 5;
    private const int SlotsOfMinute = 12;
    private const int BarSlots = 3;

    /// <summary>Over less than this nothing is said of a rate.</summary>
    private const int KnownFromSlots = 3;

    private const string Marks = "▁▂▃▄▅▆▇";

    /// <summary>The highest level of a bar.</summary>
    public const int LevelMax = 6;

    private readonly Dictionary<IndicatorNumber, List<(long Slot, long Value)>> _samples = [];

    /// <summary>How many bars a sparkline has at most.</summary>
    public const int BarsMax = 8;

    /// <summary>Forgets everything: other figures are shown from now on.</summary>
    public void Clear() => _samples.Clear();

    /// <summary>Takes in the nation's figures of a view as they are now.</summary>
    public void Observe(DateTimeOffset now, Board board, View view)
    {
        foreach (var indicator in Headlines.All.Select(headline => headline.Indicator.Number))
        {
            Observe(now, indicator, board.FigureOf(AreaId.Nation, indicator, view).Amount);
        }
    }

    /// <summary>Takes a figure in as it is now.</summary>
    public void Observe(DateTimeOffset now, IndicatorNumber indicator, long value)
    {
        if (!_samples.TryGetValue(indicator, out var samples))
        {
            _samples.Add(indicator, samples = []);
        }

        var slot = SlotOf(now);
        if (samples.Count > 1 && samples[^1].Slot == slot)
        {
            samples[^1] = (slot, value);
        }
        else
        {
            samples.Add((slot, value));
        }

        while (samples.Count > 2 && samples[1].Slot < slot - (BarsMax * BarSlots))
        {
            samples.RemoveAt(0);
        }
    }

    /// <summary>
    /// What came a minute (to five seconds), over the last minute or what was seen of it; negative where the figure
    /// fell. Null while less than a quarter of a minute was seen.
    /// </summary>
    public long? PerMinute(DateTimeOffset now, IndicatorNumber indicator)
    {
        if (!_samples.TryGetValue(indicator, out var samples))
        {
            return null;
        }

        var first = Math.Max(samples[0].Slot, SlotOf(now) - SlotsOfMinute);
        var slots = SlotOf(now) - first;
        var change = samples[^1].Value - ValueAt(samples, first);
        return slots < KnownFromSlots
            ? null
            : (long)Math.Round(change * (decimal)SlotsOfMinute / slots, MidpointRounding.AwayFromZero);
    }

    /// <summary>The bars of <see cref="Levels"/> as characters; empty where nothing changed.</summary>
    public string Sparkline(DateTimeOffset now, IndicatorNumber indicator, int bars) =>
        string.Concat(Levels(now, indicator, bars).Select(level => Marks[level]));

    /// <summary>
    /// A bar for each quarter of a minute, the newest last, 0 to <see cref="LevelMax"/>: how much changed then. None
    /// where nothing changed.
    /// </summary>
    public IReadOnlyList<int> Levels(DateTimeOffset now, IndicatorNumber indicator, int bars)
    {
        var changes = new long[bars];
        if (_samples.TryGetValue(indicator, out var samples))
        {
            for (var i = 0; i < bars; i++)
            {
                var end = SlotOf(now) - ((bars - 1 - i) * BarSlots);
                changes[i] = Math.Abs(ValueAt(samples, end) - ValueAt(samples, end - BarSlots));
            }
        }

        var highest = changes.Max();
        return highest == 0 ? [] : [.. changes.Select(change => Level(change, highest))];
    }

    private static int Level(long change, long highest) =>
        change == 0 ? 0 : 1 + (int)((change - 1) * (double)LevelMax / highest);

    private static long SlotOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / SlotSeconds;

    private static long ValueAt(List<(long Slot, long Value)> samples, long slot)
    {
        var value = samples[0].Value;
        foreach (var sample in samples)
        {
            if (sample.Slot > slot)
            {
                break;
            }

            value = sample.Value;
        }

        return value;
    }
}
