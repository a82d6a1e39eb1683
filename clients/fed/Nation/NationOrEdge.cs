using Federation.Client;
using Federation.Core.Ledger;

namespace Federation.Fed.Nation;

/// <summary>
/// A command that asks the nation where its addresses are given, with its areas as they are now, and else an edge node.
/// </summary>
internal static class NationOrEdge
{
    /// <param name="nation">Addresses of the nation's silos; null or empty: the edge node is asked.</param>
    /// <param name="edge">The edge node.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ofNation">The question to the nation.</param>
    /// <param name="ofEdge">The question to the edge node.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<T> AskAsync<T>(
        Uri[]? nation,
        Uri? edge,
        Claim who,
        Func<NationClient, Task<T>> ofNation,
        Func<EdgeClient, Task<T>> ofEdge,
        CancellationToken cancellationToken
    )
    {
        if (nation is { Length: > 0 })
        {
            using var silos = new NationClient(new NationOptions { Addresses = nation, As = who });
            await silos.FollowAreasAsync(cancellationToken);
            return await ofNation(silos);
        }

        using var node = new EdgeClient(edge!, who);
        return await ofEdge(node);
    }
}
