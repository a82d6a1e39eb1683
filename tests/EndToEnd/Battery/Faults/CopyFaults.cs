using Federation.Network;

namespace Federation.EndToEnd.Battery.Faults;

/// <summary>What happens where an older copy of the data takes the place of the newer.</summary>
internal static class CopyFaults
{
    private const int NewEntries = 5;
    private const int CloneSeed = 1;

    /// <summary>
    /// An edge comes up with an older copy of its ledger: it must say "behind" and change no figure of the nation. With
    /// the newer disk back it goes on.
    /// </summary>
    public static Fault RestoreEdge(Oracle oracle, Site site) =>
        new(
            "restored copy of an edge",
            site.Edge.Name,
            NeedsRest: true,
            cancellation =>
                OnOlderCopyAsync(
                    oracle,
                    site,
                    async () =>
                    {
                        await site.Edge.StartAsync(cancellation);
                        await Oracle.UntilLinkAsync(site, cancellation, "behind");
                    },
                    cancellation
                )
        );

    /// <summary>
    /// A clone of an edge's ledger records things of its own while its line is cut, after the first machine has gone on
    /// with the ledger: with the line well again it must say "behind" or "forked" and change no figure of the nation.
    /// The clone is then thrown away with all that it recorded, and the first machine goes on.
    /// </summary>
    public static Fault CloneEdge(Oracle oracle, Site site) =>
        new(
            "cloned ledger",
            site.Edge.Name,
            NeedsRest: true,
            cancellation =>
                OnOlderCopyAsync(
                    oracle,
                    site,
                    async () =>
                    {
                        site.Line.Apply(LineFault.Cut);
                        try
                        {
                            await site.Edge.StartAsync(cancellation);
                            await using var clone = new Scribe(site.Province, site.Edge.Address, CloneSeed);
                            await clone.BurstAsync(2 * NewEntries, cancellation);
                        }
                        finally
                        {
                            site.Line.Heal();
                        }

                        await Oracle.UntilLinkAsync(site, cancellation, "behind", "forked");
                    },
                    cancellation
                )
        );

    /// <summary>
    /// The nation comes up with an older copy of its data, behind the receipts that it gave: the edges must send again
    /// what it lost, under a new epoch of the journal, and every figure comes right.
    /// </summary>
    public static Fault RestoreNation(Arena arena, Oracle oracle) =>
        new(
            "restored copy of the nation",
            arena.Nation.Name,
            NeedsRest: true,
            async cancellation =>
            {
                await arena.Nation.KillAsync();
                var older = DataCopy.Take(arena.Nation);
                await arena.Nation.StartAsync(cancellation);
                await Task.WhenAll(arena.Sites.Select(site => site.Scribe.BurstAsync(NewEntries, cancellation)));
                await oracle.UntilCountedAsync(cancellation);
                var epoch = await oracle.EpochAsync(cancellation);
                await arena.Nation.KillAsync();
                older.PutBack();
                await arena.Nation.StartAsync(cancellation);
                await oracle.UntilCountedAsync(cancellation);
                if (await oracle.EpochAsync(cancellation) is var now && now <= epoch)
                {
                    throw new InvalidOperationException(
                        $"The nation's journal lost its tail and is in epoch {now}; it was in {epoch} before."
                    );
                }
            }
        )
        {
            ReplacesNation = true,
        };

    /// <summary>What an edge does on an older copy may change no figure; then the newer is back.</summary>
    private static async Task OnOlderCopyAsync(
        Oracle oracle,
        Site site,
        Func<Task> run,
        CancellationToken cancellationToken
    )
    {
        await site.Edge.KillAsync();
        var older = DataCopy.Take(site.Edge);
        await site.Edge.StartAsync(cancellationToken);
        await site.Scribe.BurstAsync(NewEntries, cancellationToken);
        await oracle.UntilCountedAsync(site, cancellationToken);
        await site.Edge.KillAsync();
        var newer = DataCopy.Take(site.Edge);
        try
        {
            older.PutBack();
            await run();
            await oracle.DemandUnchangedAsync(site, cancellationToken);
        }
        finally
        {
            await site.Edge.KillAsync();
            newer.PutBack();
        }

        await site.Edge.StartAsync(cancellationToken);
    }
}
