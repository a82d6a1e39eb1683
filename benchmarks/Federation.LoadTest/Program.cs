using System.CommandLine;
using Federation.LoadTest;
using Federation.LoadTest.CatchingUp;
using Federation.LoadTest.Displays;
using Federation.LoadTest.Edge;
using Federation.LoadTest.Intake;
using Federation.LoadTest.Peers;

var port = new Option<int>("--port") { Description = "Base of the ports.", DefaultValueFactory = _ => 6000 };
var provinces = new Option<string>("--provinces")
{
    Description = "Codes with commas.",
    DefaultValueFactory = _ => "04",
};
var rate = new Option<int>("--rate") { Description = "Recordings a second.", DefaultValueFactory = _ => 1000 };
var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 30 };

var freshness = new Command("freshness", "Records at a steady rate; measures until acknowledged and until on a board.")
{
    port,
    provinces,
    rate,
    seconds,
};
freshness.SetAction(
    (parsed, cancellationToken) =>
        Runs.FreshnessAsync(
            parsed.GetValue(provinces)!,
            parsed.GetValue(port),
            parsed.GetValue(rate),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            cancellationToken
        )
);

var idle = new Command("idle", "Starts a federation, leaves it alone, and reads the memory of its processes.")
{
    port,
    provinces,
    seconds,
};
idle.SetAction(
    (parsed, cancellationToken) =>
        Runs.IdleAsync(
            parsed.GetValue(provinces)!,
            parsed.GetValue(port),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            cancellationToken
        )
);

var entries = new Option<int>("--entries") { Description = "Of the backlog.", DefaultValueFactory = _ => 1_000_000 };
var bits = new Option<long>("--bits") { Description = "A second, each way.", DefaultValueFactory = _ => 1_000_000 };
var delay = new Option<int>("--delay") { Description = "Milliseconds, each way.", DefaultValueFactory = _ => 100 };
var thinLine = new Command(
    "thin-line",
    "Brings an edge with a backlog back on a thin line; measures until right totals."
)
{
    port,
    provinces,
    entries,
    bits,
    delay,
};
thinLine.SetAction(
    (parsed, cancellationToken) =>
        new ThinLine(
            parsed.GetValue(provinces)!,
            parsed.GetValue(entries),
            parsed.GetValue(bits),
            TimeSpan.FromMilliseconds(parsed.GetValue(delay)),
            parsed.GetValue(port)
        ).RunAsync(cancellationToken)
);

var postgres = new Option<string>("--postgres")
{
    Description = "An empty database, such as Host=127.0.0.1;Database=federation;Username=federation.",
    Required = true,
};
var kills = new Option<int>("--kills") { Description = "Silos killed.", DefaultValueFactory = _ => 50 };
var freezes = new Option<int>("--freezes") { Description = "Silos frozen for good.", DefaultValueFactory = _ => 20 };
var pauses = new Option<int>("--pauses") { Description = "Silos paused.", DefaultValueFactory = _ => 20 };
var pause = new Option<double>("--pause-seconds") { Description = "Of a pause.", DefaultValueFactory = _ => 3 };
var failover = new Command("failover", "Kills and freezes a silo of two; measures until the other one's boards move.")
{
    port,
    postgres,
    kills,
    freezes,
    pauses,
    pause,
};
failover.SetAction(
    (parsed, cancellationToken) =>
        new Failover(
            parsed.GetRequiredValue(postgres),
            parsed.GetValue(kills),
            parsed.GetValue(freezes),
            parsed.GetValue(pauses),
            TimeSpan.FromSeconds(parsed.GetValue(pause)),
            parsed.GetValue(port)
        ).RunAsync(cancellationToken)
);

var stops = new Option<int>("--stops") { Description = "Of the database.", DefaultValueFactory = _ => 30 };
var database = new Command("database", "Stops the database of two silos; measures until their boards move again.")
{
    port,
    stops,
};
database.SetAction(
    (parsed, cancellationToken) =>
        new DatabaseStops(parsed.GetValue(stops), parsed.GetValue(port)).RunAsync(cancellationToken)
);

var perFrame = new Option<int>("--per-frame") { Description = "Entries.", DefaultValueFactory = _ => 10 };
var starts = new Option<int>("--starts") { Description = "Of the silo.", DefaultValueFactory = _ => 5 };
var coldStart = new Command("cold-start", "Starts a silo on a full journal; measures until it is ready.")
{
    port,
    entries,
    perFrame,
    starts,
};
coldStart.SetAction(
    (parsed, cancellationToken) =>
        new ColdStart(
            parsed.GetValue(entries),
            parsed.GetValue(perFrame),
            parsed.GetValue(starts),
            parsed.GetValue(port)
        ).RunAsync(cancellationToken)
);

var streams = new Option<string>("--streams")
{
    Description = "Readers, stage by stage, with commas; each more than the one before.",
    DefaultValueFactory = _ => "500,1000,2000,4000",
};
var fanout = new Command("fan-out", "Many readers of one changing board; measures until each has each change.")
{
    port,
    provinces,
    streams,
    seconds,
};
fanout.SetAction(
    (parsed, cancellationToken) =>
        new Fanout(
            parsed.GetValue(provinces)!,
            [.. parsed.GetValue(streams)!.Split(',').Select(int.Parse)],
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(port)
        ).RunAsync(cancellationToken)
);

var questions = new Option<int>("--questions") { Description = "Asked of each kind.", DefaultValueFactory = _ => 20 };
var explaining = new Command("explain", "Asks why a figure of a large ledger is what it is; measures until it is said.")
{
    port,
    provinces,
    entries,
    questions,
};
explaining.SetAction(
    (parsed, cancellationToken) =>
        new Explaining(
            parsed.GetValue(provinces)!,
            parsed.GetValue(entries),
            parsed.GetValue(questions),
            parsed.GetValue(port)
        ).RunAsync(cancellationToken)
);

var postings = new Option<int>("--postings")
{
    Description = "Spread over ever more reporting areas.",
    DefaultValueFactory = _ => 4_000_000,
};
var scale = new Command("scale", "Memory and time of a silo as provinces, areas and days grow.") { postings };
scale.SetAction(parsed => Scale.Run(parsed.GetValue(postings)));

var root = new RootCommand("Loads a federation of real processes and writes down what it measured.")
{
    freshness,
    idle,
    thinLine,
    failover,
    coldStart,
    database,
    fanout,
    explaining,
    scale,
    IntakeCommand.Make(),
    EdgeCommand.Make(),
    CatchUpCommand.Make(),
    PeersCommand.Make(),
    DisplaysCommand.Cold(),
};
foreach (var hidden in OwnServers.Commands())
{
    root.Subcommands.Add(hidden);
}

// A measurement that is broken off ends its servers and removes their data before it goes.
var patient = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
return await root.Parse(args).InvokeAsync(patient);
