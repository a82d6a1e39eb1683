using Federation.Fed.Cli;
using Grpc.Core;

namespace Federation.EndToEnd.Battery.Faults;

/// <summary>
/// What happens to the files themselves, while nobody records: in the end the true ones are put back.
/// </summary>
internal static class FileFaults
{
    private static readonly TimeSpan NamedLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private const int NewEntries = 5;

    /// <summary>
    /// An edge comes up with an older copy of its ledger: it must say "behind" and change no figure of the nation. With
    /// the newer disk back it goes on.
    /// </summary>
    public static Fault Restore(Arena arena, Oracle oracle, Site site) =>
        new(
            "restored copy",
            site.Edge.Name,
            NeedsRest: true,
            async cancellation =>
            {
                await site.Edge.KillAsync();
                var older = DataCopy.Take(site.Edge);
                await site.Edge.StartAsync(cancellation);
                await site.Scribe.BurstAsync(NewEntries, cancellation);
                await UntilCountedAsync(arena, oracle, site, cancellation);
                await site.Edge.KillAsync();
                var newer = DataCopy.Take(site.Edge);
                older.PutBack();
                await site.Edge.StartAsync(cancellation);
                await UntilLinkAsync(site, cancellation, "behind");
                await DemandUnchangedAsync(oracle, site, cancellation);
                await site.Edge.KillAsync();
                newer.PutBack();
                await site.Edge.StartAsync(cancellation);
            }
        );

    /// <summary>
    /// One bit of a file of an edge is flipped, or its end is cut off: the edge stops by name, says that its ledger is
    /// behind or forked, or has lost nothing; no figure of the nation changes. Of several damages each begins with the
    /// sound files.
    /// </summary>
    public static Fault DamageEdge(Oracle oracle, Site site, params IReadOnlyList<Damage> damages) =>
        new(
            $"{damages[0].Kind} at an edge",
            site.Edge.Name,
            NeedsRest: true,
            cancellation =>
                WithDamagesAsync(
                    site.Edge,
                    damages,
                    () => AnswersRightlyAsync(oracle, site, cancellation),
                    "damaged|malformed|not a database|cannot be opened|disk I/O error",
                    cancellation
                )
        );

    /// <summary>
    /// One bit of a file of the nation is flipped, or its end is cut off: the silo stops by name, or every figure is
    /// right in the end, because the edges sent again what was lost. Of several damages each begins with the sound
    /// files.
    /// </summary>
    public static Fault DamageNation(Arena arena, Oracle oracle, params IReadOnlyList<Damage> damages) =>
        new(
            $"{damages[0].Kind} at the nation",
            arena.Nation.Name,
            NeedsRest: true,
            cancellation =>
                WithDamagesAsync(
                    arena.Nation,
                    damages,
                    () => FiguresComeRightAsync(arena, oracle, cancellation),
                    "does not hold what it must|JournalDamagedException|malformed|not a database|disk I/O error",
                    cancellation
                )
        );

    private static async Task WithDamagesAsync(
        Machine machine,
        IReadOnlyList<Damage> damages,
        Func<Task> whereItAnswers,
        string names,
        CancellationToken cancellationToken
    )
    {
        await machine.KillAsync();
        var sound = DataCopy.Take(machine);
        try
        {
            foreach (var damage in damages)
            {
                sound.PutBack();
                await WithDamageAsync(machine, damage.Do(sound), whereItAnswers, names, cancellationToken);
            }
        }
        finally
        {
            sound.PutBack();
        }

        await machine.StartAsync(cancellationToken);
    }

    private static async Task WithDamageAsync(
        Machine machine,
        string done,
        Func<Task> whereItAnswers,
        string names,
        CancellationToken cancellationToken
    )
    {
        var told = machine.Log.Length;
        try
        {
            await machine.StartAsync(cancellationToken);
            await whereItAnswers();
        }
        catch (FedException)
        {
            DemandNamed(machine, machine.Log[told..], names, done);
        }
        catch (Exception e) when (e is RpcException or TimeoutException)
        {
            // It answered at first: then it must have stopped itself when it came to the damage.
            if (!await machine.DiesWithinAsync(StopLimit, cancellationToken))
            {
                throw new InvalidOperationException($"{machine.Name} with {done}: {e.Message}", e);
            }

            DemandNamed(machine, machine.Log[told..], names, done);
        }
        finally
        {
            await machine.KillAsync();
        }
    }

    private static void DemandNamed(Machine machine, string said, string names, string done)
    {
        if (!names.Split('|').Any(name => said.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"{machine.Name} with {done} ended without naming it: {said}");
        }
    }

    private static async Task AnswersRightlyAsync(Oracle oracle, Site site, CancellationToken cancellationToken)
    {
        await UntilLinkAsync(site, cancellationToken, "behind", "forked", "damaged", "connected");
        var (link, _) = await Oracle.LinkOfAsync(site, cancellationToken);
        var own = link == "connected" ? await Oracle.EdgeSaysAsync(site, cancellationToken) : site.Scribe.Totals;
        if (own != site.Scribe.Totals)
        {
            throw new InvalidOperationException(
                $"The edge of {site.Province} is connected and says {own}; acknowledged was {site.Scribe.Totals}."
            );
        }

        await DemandUnchangedAsync(oracle, site, cancellationToken);
    }

    private static Task FiguresComeRightAsync(Arena arena, Oracle oracle, CancellationToken cancellationToken) =>
        Task.WhenAll(arena.Sites.Select(site => UntilCountedAsync(arena, oracle, site, cancellationToken)));

    private static async Task UntilCountedAsync(
        Arena arena,
        Oracle oracle,
        Site site,
        CancellationToken cancellationToken
    ) =>
        await Pause.UntilAsync(
            $"the nation to count {site.Scribe.Totals} in {site.Province}",
            NamedLimit,
            async () =>
            {
                var says = arena.Nation.IsRunning ? await SaysAsync(oracle, site, cancellationToken) : null;
                return (says == site.Scribe.Totals, $"{says}");
            },
            cancellationToken
        );

    private static async Task<Totals?> SaysAsync(Oracle oracle, Site site, CancellationToken cancellationToken)
    {
        try
        {
            return await oracle.NationSaysAsync(site.Province, cancellationToken);
        }
        catch (RpcException)
        {
            return null;
        }
    }

    private static async Task UntilLinkAsync(Site site, CancellationToken cancellationToken, params string[] words) =>
        await Pause.UntilAsync(
            $"the line of {site.Province} to be {string.Join(" or ", words)}",
            NamedLimit,
            async () =>
            {
                var (link, reason) = await Oracle.LinkOfAsync(site, cancellationToken);
                return (words.Contains(link), $"{link} {reason}");
            },
            cancellationToken
        );

    private static async Task DemandUnchangedAsync(Oracle oracle, Site site, CancellationToken cancellationToken)
    {
        var says = await oracle.NationSaysAsync(site.Province, cancellationToken);
        if (says != site.Scribe.Totals)
        {
            throw new InvalidOperationException(
                $"The nation says {says} of {site.Province}; acknowledged was {site.Scribe.Totals}."
            );
        }
    }
}
