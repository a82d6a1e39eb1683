using System.CommandLine;
using Federation.Mutation;

var under = new Option<string>("--under")
{
    Description = "The folder, or the beginning of the paths, to change; relative to the root.",
    DefaultValueFactory = _ => "core/Exchange/",
};
var tests = new Option<string>("--tests")
{
    Description = "The test project that must notice; build it first (./test Core.Tests).",
    DefaultValueFactory = _ => "Core.Tests",
};
var only = new Option<string>("--namespace")
{
    Description = "Which of its tests; a * stands for anything.",
    DefaultValueFactory = _ => "Federation.Core.Tests.Exchange*",
};
var workers = new Option<int>("--workers")
{
    Description = "How many mutants are tested at once, 1 to 64.",
    DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, 64),
};
var command = new RootCommand(
    "Changes the protocol core in small ways, one at a time, and lists the changes that no test notices. "
        + "Run from the root."
)
{
    under,
    tests,
    only,
    workers,
};
command.SetAction(
    async (parsed, cancellationToken) =>
    {
        var project = parsed.GetRequiredValue(tests);
        var built = Path.GetFullPath(Path.Combine("artifacts/bin", project, "release"));
        if (!File.Exists(Path.Combine(built, project)))
        {
            await Console.Error.WriteLineAsync($"{built} holds no {project}: run ./test {project} at the root first.");
            return 2;
        }

        var source = new CoreSource(Directory.GetCurrentDirectory());
        var benches = Enumerable
            .Range(0, Math.Clamp(parsed.GetRequiredValue(workers), 1, 64))
            .Select(worker => new TestBench(
                built,
                Path.GetFullPath($"artifacts/mutation/{worker}"),
                project,
                ["-noLogo", "-stopOnFail", "-namespace", parsed.GetRequiredValue(only)]
            ))
            .ToList();
        var campaign = new Campaign(source, benches, Console.Out);
        return await campaign.RunAsync(parsed.GetRequiredValue(under), cancellationToken) ? 0 : 1;
    }
);
return await command.Parse(args).InvokeAsync();
