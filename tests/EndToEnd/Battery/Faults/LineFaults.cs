using Federation.Network;

namespace Federation.EndToEnd.Battery.Faults;

/// <summary>What happens to the line between an edge and the nation.</summary>
internal static class LineFaults
{
    /// <summary>The line is so for a while, and then well again.</summary>
    public static Fault Of(Site site, string kind, LineFault fault, Hold hold) =>
        new(
            kind,
            $"line {site.Province}",
            NeedsRest: false,
            async cancellation =>
            {
                site.Line.Apply(fault);
                try
                {
                    await hold(cancellation);
                }
                finally
                {
                    site.Line.Heal();
                }
            }
        );

    /// <summary>The line is cut again and again after so many bytes, wherever that is in a frame.</summary>
    public static Fault CutInFrames(Site site, Ways way, IReadOnlyList<long> bytes, Hold each) =>
        new(
            "cut mid-frame",
            $"line {site.Province}",
            NeedsRest: false,
            async cancellation =>
            {
                foreach (var count in bytes)
                {
                    site.Line.Apply(LineFault.CutIn(way, count));
                    await each(cancellation);
                }

                site.Line.Heal();
            }
        );
}
