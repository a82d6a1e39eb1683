using System.Globalization;

namespace Federation.Fed.Demo;

/// <summary>How fast activities are replayed.</summary>
/// <param name="Duration">How long all of them take together; null: as fast as they are acknowledged.</param>
internal sealed record Pace(TimeSpan? Duration)
{
    private static readonly TimeSpan Ordinary = TimeSpan.FromMinutes(2);

    private const double SpeedMin = 0.01;
    private const double SpeedMax = 1000;

    /// <summary>As fast as they are acknowledged.</summary>
    public static Pace Max { get; } = new((TimeSpan?)null);

    /// <summary>Reads <c>max</c> or a factor from 0.01 to 1000: 1 is two minutes in all, 2 is one.</summary>
    public static bool TryParse(string text, out Pace pace)
    {
        pace = Max;
        if (text == "max")
        {
            return true;
        }

        var isFactor = double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var speed
        );
        if (!isFactor || speed is not (>= SpeedMin and <= SpeedMax))
        {
            return false;
        }

        pace = new Pace(Ordinary / speed);
        return true;
    }

    /// <summary>When one of several activities is due, counted from the start.</summary>
    public TimeSpan DueAt(int index, int count) => Duration is { } all ? all * index / count : TimeSpan.Zero;
}
