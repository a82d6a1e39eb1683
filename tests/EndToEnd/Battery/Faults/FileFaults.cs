using Federation.Fed.Cli;
using Grpc.Core;

namespace Federation.EndToEnd.Battery.Faults;

/// <summary>
/// What happens to the files themselves, while nobody records: in the end the true ones are put back.
/// </summary>
internal static class FileFaults
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

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
                    () => oracle.UntilCountedAsync(cancellation),
                    "does not hold what it must|JournalDamagedException|malformed|not a database|disk I/O error",
                    cancellation
                )
        )
        {
            ReplacesNation = true,
        };

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
        await Oracle.UntilLinkAsync(site, cancellationToken, "behind", "forked", "damaged", "connected");
        var (link, _) = await Oracle.LinkOfAsync(site, cancellationToken);
        var own = link == "connected" ? await Oracle.EdgeSaysAsync(site, cancellationToken) : site.Scribe.Totals;
        if (own != site.Scribe.Totals)
        {
            throw new InvalidOperationException(
                $"The edge of {site.Province} is connected and says {own}; acknowledged was {site.Scribe.Totals}."
            );
        }

        await oracle.DemandUnchangedAsync(site, cancellationToken);
    }
}
