using System.CommandLine;
using Federation.Fed.Cli;

namespace Federation.Fed.Up;

/// <summary><c>fed up</c>: a nation and its provinces in the foreground.</summary>
internal static class UpCommand
{
    /// <summary>A terminal's Ctrl-C reaches the children too: their end is then no failure.</summary>
    private static readonly TimeSpan SignalGrace = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan StartRetry = TimeSpan.FromSeconds(1);

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "up",
            "Starts the nation and an edge node per province, until Ctrl-C or SIGTERM.",
            "The nation answers on port BASE+80 (web pages BASE+90), the edge node of province 04 on BASE+104. Each "
                + "program also takes a port for itself, 10000 above its own: BASE+10080, BASE+10104. "
                + "Logs are in DIR/nation/log.txt and DIR/edge-04/log.txt. When one of the processes ends, all are "
                + "ended; of several silos one that ends is started again, and the others go on meanwhile.",
            "fed up --provinces 04,20 --data data --port 5000",
            "fed up --provinces 04,20 --silos 2 --postgres \"Host=127.0.0.1;Database=federation;Username=federation\"",
            "fed up --provinces 04 --data /var/lib/federation --port 5000 --json",
            "fed up --provinces 15 --data data --earlier 15=10@2025-06-30,15@2025-06-30"
        );
        var provinces = new Option<string>("--provinces")
        {
            HelpName = "CODE[,CODE…]",
            Description = "Provinces to start an edge node for.",
            Required = true,
        };
        var data = new Option<string>("--data")
        {
            HelpName = "DIR",
            Description = "Where ledgers and journal are kept; made where it is missing.",
            DefaultValueFactory = _ => "data",
        };
        var mirror = new Option<string?>("--mirror")
        {
            HelpName = "DIR",
            Description = "Keep a second copy of each ledger here, on another disk, synced before each answer.",
        };
        var silos = SilosOption();
        var store = new PostgresArguments(
            "Keep the nation's record in this PostgreSQL instead of a file; without the password."
        );
        var port = PortOption();
        var json = new Option<bool>("--json") { Description = "One line of JSON with all addresses when all answer." };
        var earlier = EarlierOption();
        Option[] options = [provinces, data, mirror, earlier, silos, .. store.All, port, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var plan = FleetPlan
                    .Read(
                        parsed.GetRequiredValue(provinces),
                        parsed.GetRequiredValue(data),
                        parsed.GetRequiredValue(port)
                    )
                    .With(parsed.GetValue(silos), store.Of(parsed))
                    .With(parsed.GetRequiredValue(earlier));
                return RunAsync(
                    plan with
                    {
                        Mirror = FullPath(parsed.GetValue(mirror)),
                    },
                    Screen.Of(parsed),
                    parsed.GetValue(json),
                    cancellationToken
                );
            }
        );
        return command;
    }

    private static Option<string[]> EarlierOption() =>
        new("--earlier")
        {
            HelpName = "CODE=CODE@DAY[,…]",
            Description =
                "Ledgers that the edge node of a province has taken over from those that went into it, each with a day "
                + "on which its code denoted it: they stand in DIR/edge-CODE/CODE@DAY.",
            DefaultValueFactory = _ => [],
        };

    private static Option<int> SilosOption() =>
        new("--silos")
        {
            HelpName = "N",
            Description = "How many silos the nation has, 1 to 9; the second on BASE+81 and BASE+91.",
            DefaultValueFactory = _ => 1,
        };

    /// <summary><c>--port BASE</c>.</summary>
    public static Option<int> PortOption() =>
        new("--port")
        {
            HelpName = "BASE",
            Description = "Ports are counted from here.",
            DefaultValueFactory = _ => 5000,
        };

    private static async Task<int> RunAsync(FleetPlan plan, Screen screen, bool json, CancellationToken stop)
    {
        try
        {
            await using var fleet = await Fleet.StartAsync(plan, stop);
            screen.Lines(json ? [ReadyLine(fleet)] : Addresses(fleet));
            await screen.Output.FlushAsync(stop);
            while (true)
            {
                var ended = await fleet.WaitForFirstExitAsync(stop);
                await Task.Delay(SignalGrace, TimeProvider.System, stop);
                if (plan.Silos == 1 || !Fleet.IsSilo(ended))
                {
                    throw FedException.NotReachable(ended.Ending + "; all others are ended too");
                }

                await screen.Error.WriteLineAsync($"fed: {ended.Ending}; it is started again");
                await StartAgainAsync(fleet, ended, stop);
                await screen.Error.WriteLineAsync($"fed: {ended.Program.Name} answers again");
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
    }

    /// <summary>Tries until it answers: a silo may not start while the database is away.</summary>
    private static async Task StartAgainAsync(Fleet fleet, NodeProcess ended, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await fleet.StartAgainAsync(ended, stop);
                return;
            }
            catch (FedException)
            {
                await Task.Delay(StartRetry, TimeProvider.System, stop);
            }
        }
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    /// <summary>What a script reads.</summary>
    internal static string ReadyLine(Fleet fleet) =>
        JsonLines.Object(json =>
        {
            json.WriteBoolean("ready", true);
            json.WriteString("nation", fleet.Nation.Ready.Url);
            json.WriteStartArray("silos");
            foreach (var silo in fleet.Silos)
            {
                json.WriteStringValue(silo.Ready.Url);
            }

            json.WriteEndArray();
            json.WriteString("web", fleet.Nation.Ready.Web);
            json.WriteStartObject("edges");
            foreach (var (code, edge) in fleet.Edges)
            {
                json.WriteString(code, edge.Ready.Url);
            }

            json.WriteEndObject();
        });

    private static IEnumerable<string> Addresses(Fleet fleet)
    {
        foreach (var silo in fleet.Silos)
        {
            yield return $"{silo.Program.Name, -8} {silo.Ready.Url}   web {silo.Ready.Web}   log {silo.LogFile}";
        }

        foreach (var (code, edge) in fleet.Edges)
        {
            yield return $"edge {code}  {edge.Ready.Url}   log {edge.LogFile}";
        }

        yield return "All answer. Ctrl-C ends all.";
    }
}
