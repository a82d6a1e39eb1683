using System.CommandLine;
using Federation.Mutation;

var under = new Option<string>("--under")
{
    Description = "The folder, or the beginning of the paths, to judge; relative to the root.",
    DefaultValueFactory = _ => "core/Exchange/",
};
var tests = new Option<string>("--tests")
{
    Description = "The test project; mutate wants it built before (./test Core.Tests).",
    DefaultValueFactory = _ => "Core.Tests",
};
var within = new Option<string>("--namespace")
{
    Description = "Which of its tests: those in namespaces that begin so.",
    DefaultValueFactory = _ => "Federation.Core.Tests.Exchange",
};

var mutate = new Command(
    "mutate",
    "Changes the protocol core in small ways, one at a time, and lists the changes that no test notices. "
        + "Ends with 0 where nine of ten were noticed. Run from the root."
)
{
    under,
    tests,
    within,
};
mutate.SetAction(
    async (parsed, cancellationToken) =>
    {
        var project = parsed.GetRequiredValue(tests);
        var built = Path.GetFullPath(Path.Combine("artifacts/bin", project, "release"));
        if (!File.Exists(Path.Combine(built, $"{project}.dll")))
        {
            await Console.Error.WriteLineAsync($"{built} holds no {project}: run ./test {project} at the root first.");
            return 2;
        }

        var campaign = new Campaign(
            new CoreSource(Directory.GetCurrentDirectory()),
            (Folder("switched"), Folder("alone")),
            parsed.GetRequiredValue(within),
            Console.Out
        );
        return await campaign.RunAsync(parsed.GetRequiredValue(under), cancellationToken) ? 0 : 1;

        BenchFolder Folder(string name) => new(built, Path.GetFullPath($"artifacts/mutation/{name}"), project);
    }
);

var coverage = new Command(
    "coverage",
    "Builds the tests with coverlet, runs them, and lists the branches that no test took. "
        + "Ends with 0 where every one was taken. Run from the root."
)
{
    under,
    tests,
};
coverage.SetAction(
    async (parsed, cancellationToken) =>
    {
        var run = new CoverageRun(parsed.GetRequiredValue(tests), "artifacts/coverage");
        if (await run.CountAsync(cancellationToken) is not { } counts)
        {
            return 2;
        }

        var report = new CoverageReport(counts, Directory.GetCurrentDirectory(), parsed.GetRequiredValue(under));
        return await report.WriteAsync(Console.Out) ? 0 : 1;
    }
);

var program = new Argument<string>("program");
var ofNamespace = new Argument<string>("namespace");
var bench = new Command("bench", "Runs tests as they are asked for on its input; mutate starts it.")
{
    program,
    ofNamespace,
};
bench.Hidden = true;
bench.SetAction(parsed =>
{
    var answers = Console.Out;
    Console.SetOut(TextWriter.Null);
    new TestBench(parsed.GetRequiredValue(program), parsed.GetRequiredValue(ofNamespace)).Serve(Console.In, answers);
});

return await new RootCommand("Tests the tests of the protocol core.") { mutate, coverage, bench }
    .Parse(args)
    .InvokeAsync();
