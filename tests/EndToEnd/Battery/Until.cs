using Federation.Core.Exchange;
using Grpc.Core;

namespace Federation.EndToEnd.Battery;

/// <summary>What a test waits for before it heals a fault: that the federation has felt it.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>So many more entries are acknowledged there.</summary>
    public static Hold Acknowledged(Site site, int more)
    {
        var before = site.Scribe.Acknowledged;
        return See(
            $"{more} more acknowledged entries of {site.Province}",
            () => site.Scribe.Acknowledged - before,
            seen => seen >= more
        );
    }

    /// <summary>So many calls there were not answered, or refused for now.</summary>
    public static Hold Unanswered(Site site, int more)
    {
        var before = site.Scribe.Retries;
        return See(
            $"{more} more unanswered calls at {site.Province}",
            () => site.Scribe.Retries - before,
            seen => seen >= more
        );
    }

    /// <summary>The edge itself sees its line so.</summary>
    public static Hold LinkIs(Site site, string word) =>
        async cancellation =>
            await Pause.UntilAsync(
                $"the edge of {site.Province} to say '{word}'",
                Limit,
                async () =>
                {
                    var (link, reason) = await Oracle.LinkOfAsync(site, cancellation);
                    return (link == word, $"{link} {reason}");
                },
                cancellation
            );

    /// <summary>The nation sees the line so.</summary>
    public static Hold NationSees(Arena arena, Site site, LinkState state) =>
        async cancellation =>
            await Pause.UntilAsync(
                $"the nation to see {site.Province} {state}",
                Limit,
                async () =>
                {
                    try
                    {
                        var links = await arena.NationClient.LinksAsync(cancellation);
                        var link = links.FirstOrDefault(link => link.OwnerCode == site.Province);
                        return (link?.State == state, $"{link}");
                    }
                    catch (RpcException gone)
                    {
                        return (false, gone.Status.ToString());
                    }
                },
                cancellation
            );

    /// <summary>It has logged one of these words since now.</summary>
    public static Hold Says(Machine machine, string word)
    {
        var before = machine.Log.Length;
        return See(
            $"{machine.Name} to log '{word}'",
            () => machine.Log[before..],
            log => log.Contains(word, StringComparison.Ordinal)
        );
    }

    private static Hold See<T>(string what, Func<T> look, Func<T, bool> holds) =>
        async cancellation =>
            await Pause.UntilAsync(
                what,
                Limit,
                () =>
                {
                    var seen = look();
                    return Task.FromResult((holds(seen), $"{seen}"));
                },
                cancellation
            );
}
