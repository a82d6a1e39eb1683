using Federation.Core.Boards;
using Federation.Core.Exchange;
using Federation.Wire.V1;
using Grpc.Core;
using LinkState = Federation.Core.Exchange.LinkState;

namespace Federation.EndToEnd.Battery;

/// <summary>
/// What must hold: each acknowledged entry counted exactly once, the nation the sum of its ledgers, every record
/// verified, memory bounded, and all of it soon after the last fault was healed.
/// </summary>
internal sealed class Oracle(Arena arena)
{
    /// <summary>How soon everything must agree after healing: far above the longest backoff of a line, 5 s.</summary>
    public static readonly TimeSpan ConvergenceLimit = TimeSpan.FromMinutes(1);

    /// <summary>What a program may keep resident, bytes.</summary>
    public const long MemoryMax = 1L << 30;

    private readonly HashSet<Site> _resting = [];

    private static readonly string[] Indicators = [Followed.PatrolsCode, Followed.ParticipantsCode];

    /// <summary>
    /// Runs faults side by side while recording goes on, or rests where one needs it, and then converges.
    /// </summary>
    /// <returns>How long it took until all agreed after healing. The scribes rest.</returns>
    public async Task<TimeSpan> EndureAsync(IReadOnlyList<Fault> faults, CancellationToken cancellationToken)
    {
        var needsRest = faults.Any(fault => fault.NeedsRest);
        if (needsRest)
        {
            _ = await ConvergeAsync(cancellationToken);
        }

        if (faults.Any(fault => fault.ReplacesNation))
        {
            await arena.Displays.ForgetAsync();
        }

        await Task.WhenAll(faults.Select(fault => fault.RunAsync(cancellationToken)));
        if (needsRest)
        {
            GoOn();
        }

        return await ConvergeAsync(cancellationToken);
    }

    /// <summary>
    /// Lets the scribes rest, and waits until the edges' figures, the nation's for each province, its total and its
    /// displays are all what was acknowledged, with every line up.
    /// </summary>
    /// <returns>How long it took. The scribes still rest.</returns>
    /// <exception cref="TimeoutException">Not within the limit; says what was expected and seen.</exception>
    public async Task<TimeSpan> ConvergeAsync(CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(arena.Sites.Select(site => RestAsync(site, cancellationToken)));
        await Pause.UntilAsync(
            "all figures to be what was acknowledged",
            ConvergenceLimit,
            () => LookAsync(cancellationToken),
            cancellationToken
        );
        var all = arena.Sites.Aggregate(default(Totals), (sum, site) => sum + site.Scribe.Totals);
        await arena.Displays.ConvergeAsync(all, ConvergenceLimit, cancellationToken);
        CheckMemory();
        return TimeProvider.System.GetElapsedTime(begun);
    }

    /// <summary>Lets those scribes go on that rest.</summary>
    public void GoOn()
    {
        lock (_resting)
        {
            foreach (var site in _resting)
            {
                site.Scribe.GoOn();
            }

            _resting.Clear();
        }
    }

    /// <summary>
    /// While the scribes rest: <c>fed verify</c> on all data, and each acknowledged entry exactly once in the journal.
    /// </summary>
    /// <exception cref="InvalidOperationException">Says what is wrong.</exception>
    public async Task VerifyAsync()
    {
        var verified = await FedRun.Of("verify", "--data", arena.Data, "--lang", "en");
        Demand(verified.ExitCode == 0 && verified.Error.Length == 0, verified.Error);
        Demand(verified.Output.Contains("Every record fits.", StringComparison.Ordinal), verified.Output);
        var expected = new Dictionary<Guid, Change>();
        foreach (var (id, change) in arena.Sites.SelectMany(site => site.Scribe.Entries()))
        {
            expected.Add(id, change);
        }

        var problems = JournalTrail.Problems(arena.Nation.Data, expected);
        Demand(problems.Count == 0, $"{problems.Count} problems: {string.Join("; ", problems.Take(10))}");
    }

    /// <exception cref="InvalidOperationException">A program holds more than it may.</exception>
    public void CheckMemory()
    {
        foreach (var machine in arena.Machines)
        {
            _ = machine.Measure();
            Demand(
                machine.PeakBytes < MemoryMax,
                $"{machine.Name} held {machine.PeakBytes} bytes, at most {MemoryMax}"
            );
        }
    }

    /// <summary>The nation's figures of an area; the newest version.</summary>
    public async Task<Totals> NationSaysAsync(string area, CancellationToken cancellationToken) =>
        Read(await arena.NationClient.QueryAsync(Question(area), cancellationToken));

    /// <summary>An edge's own figures.</summary>
    public static async Task<Totals> EdgeSaysAsync(Site site, CancellationToken cancellationToken) =>
        Read(await site.Client.QueryAsync(Question(site.Province), cancellationToken));

    /// <summary>How an edge sees its line: "connected", "behind", "forked" and so on, with the reason.</summary>
    public static async Task<(string Link, string Reason)> LinkOfAsync(Site site, CancellationToken cancellationToken)
    {
        var options = site.Client.Within(TimeSpan.FromSeconds(5), cancellationToken);
        var status = await site.Client.Ledger.StatusAsync(new LedgerStatusRequest(), options);
        return (status.Link, status.LinkReason);
    }

    /// <summary>Waits until the nation counts what was acknowledged, whatever state the lines are in.</summary>
    /// <exception cref="TimeoutException">Not within the limit.</exception>
    public Task UntilCountedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(arena.Sites.Select(site => UntilCountedAsync(site, cancellationToken)));

    /// <summary>The same for one province.</summary>
    public async Task UntilCountedAsync(Site site, CancellationToken cancellationToken) =>
        await Pause.UntilAsync(
            $"the nation to count {site.Scribe.Totals} in {site.Province}",
            ConvergenceLimit,
            async () =>
            {
                var says = await TryNationSaysAsync(site.Province, cancellationToken);
                return (says == site.Scribe.Totals, $"{says}");
            },
            cancellationToken
        );

    /// <summary>Waits until an edge itself says one of these words of its line.</summary>
    /// <exception cref="TimeoutException">Not within the limit.</exception>
    public static async Task UntilLinkAsync(Site site, CancellationToken cancellationToken, params string[] words) =>
        await Pause.UntilAsync(
            $"the line of {site.Province} to be {string.Join(" or ", words)}",
            ConvergenceLimit,
            async () =>
            {
                var (link, reason) = await LinkOfAsync(site, cancellationToken);
                return (words.Contains(link), $"{link} {reason}");
            },
            cancellationToken
        );

    /// <summary>The nation counts what was acknowledged in a province, now.</summary>
    /// <exception cref="InvalidOperationException">It counts something else.</exception>
    public async Task DemandUnchangedAsync(Site site, CancellationToken cancellationToken)
    {
        var says = await NationSaysAsync(site.Province, cancellationToken);
        Demand(
            says == site.Scribe.Totals,
            $"The nation says {says} of {site.Province}; acknowledged was {site.Scribe.Totals}."
        );
    }

    /// <summary>The epoch of the nation's journal.</summary>
    public async Task<long> EpochAsync(CancellationToken cancellationToken) =>
        (await arena.NationClient.QueryAsync(Question("VN"), cancellationToken)).Version.Epoch;

    private async Task<Totals?> TryNationSaysAsync(string area, CancellationToken cancellationToken)
    {
        try
        {
            return arena.Nation.IsRunning ? await NationSaysAsync(area, cancellationToken) : null;
        }
        catch (RpcException)
        {
            return null;
        }
    }

    private async Task RestAsync(Site site, CancellationToken cancellationToken)
    {
        await site.Scribe.RestAsync(cancellationToken);
        lock (_resting)
        {
            _resting.Add(site);
        }
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private static FigureQuestion Question(string area) => new(area, "2025-H1", "", "", Indicators);

    private static Totals Read(FiguresResponse response) =>
        new(AmountOf(response, Indicators[0]), AmountOf(response, Indicators[1]));

    private static long AmountOf(FiguresResponse response, string indicator) =>
        response.Figures.FirstOrDefault(figure => figure.Indicator == indicator)?.Amount ?? 0;

    private async Task<(bool Holds, string Seen)> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var sum = default(Totals);
            foreach (var site in arena.Sites)
            {
                sum += site.Scribe.Totals;
                var own = await EdgeSaysAsync(site, cancellationToken);
                var nations = await NationSaysAsync(site.Province, cancellationToken);
                if (own != site.Scribe.Totals || nations != site.Scribe.Totals)
                {
                    return (false, $"{site.Province}: acknowledged {site.Scribe.Totals}, edge {own}, nation {nations}");
                }
            }

            var total = await NationSaysAsync("VN", cancellationToken);
            var links = await arena.NationClient.LinksAsync(cancellationToken);
            var down = links.FirstOrDefault(link => link.State != LinkState.Up || link.LagFrames != 0);
            return (total == sum && down is null, $"sum {sum}, nation {total}; {down}");
        }
        catch (RpcException gone)
        {
            return (false, gone.Status.ToString());
        }
    }
}
