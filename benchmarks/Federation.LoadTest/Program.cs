using System.CommandLine;
using Federation.LoadTest;

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

var root = new RootCommand("Loads a federation of real processes and writes down what it measured.")
{
    freshness,
    idle,
};
return await root.Parse(args).InvokeAsync();
