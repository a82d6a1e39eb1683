using System.CommandLine;
using Federation.Fed;
using Federation.Fed.Cli;
using Federation.Fed.Docs;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class CommandLineLaws
{
    /// <summary>Command lines that scripts rely on: they must parse, whatever they then do.</summary>
    public static TheoryData<string> Forms =>
        [
            "up --provinces 04,20 --data DIR --port 5000",
            "up --provinces 04,20 --data DIR --port 5000 --json",
            "record --edge http://h:1 --area 04/043 --day 2025-01-15 --forces border_guard+police --lead border_guard "
                + "patrol.patrols=1 patrol.participants=9",
            "record --edge http://h:1 --area 04/043 --day 2025-01-15 --forces police patrol.patrols=1 --id "
                + "0198c5a2-6f00-7abc-8def-000000000001 --as police",
            "list --edge http://h:1",
            "show 0198c5a2-6f00-7abc-8def-000000000001 --edge http://h:1",
            "correct 0198c5a2-6f00-7abc-8def-000000000001 --edge http://h:1 --reason why patrol.patrols=2",
            "correct 0198c5a2-6f00-7abc-8def-000000000001 --edge http://h:1 --area 04/042 --reason why",
            "void 0198c5a2-6f00-7abc-8def-000000000001 --edge http://h:1 --reason why",
            "import FILE --edge http://h:1",
            "import FILE --edge http://h:1 --dry-run",
            "import FILE --edge http://h:1 --add",
            "import FILE --edge http://h:1 --replace",
            "import --undo 7d444840-9dc0-81d1-b245-5ffdce74fad2 --edge http://h:1",
            "figures --nation http://h:1 --area VN --period 2025-Q1",
            "figures --nation http://h:1,http://h:2 --area 04 --period 2025 --calendar decree09 --view joint",
            "figures --edge http://h:1 --area 20/183/ba-son --period 2020-01-01..2020-12-31 --indicator crime.cases "
                + "--indicator crime.subjects --format json --lang en",
            "status --nation http://h:1",
            "status --nation http://h:1 --json",
            "watch --nation http://h:1 --period 2025-Q1",
            "verify --data DIR",
            "backup --data DIR --to DIR2",
            "demo",
            "demo --headless --speed max --provinces 04,20",
            "--lang vi figures --nation http://h:1 --area VN --period 2025-Q1",
        ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Forms_that_scripts_rely_on_are_understood(string form) =>
        Assert.Empty(FedCommand.Create().Parse(form.Split(' ')).Errors);

    [Theory]
    [InlineData("")]
    [InlineData("recrod")]
    [InlineData("record --edge http://h:1 --area 04 --day 2025-01-15 --forces police")]
    [InlineData("record --edge h:1 --area 04 --day 2025-01-15 --forces police patrol.patrols=1")]
    [InlineData("record --edge http://h:1 --area 04 --day 2025-01-15 --forces police patrol.patrols")]
    [InlineData("figures --area 04 --period 2025-Q1")]
    [InlineData("figures --nation http://h:1 --edge http://h:2 --area 04 --period 2025-Q1")]
    [InlineData("figures --nation http://h:1 --area 04 --period 2025-Q1 --format xml")]
    [InlineData("import --edge http://h:1")]
    [InlineData("import FILE --undo 7d444840-9dc0-81d1-b245-5ffdce74fad2 --edge http://h:1")]
    [InlineData("import FILE --edge http://h:1 --add --replace")]
    [InlineData("import no-such-file.csv --edge http://h:1")]
    [InlineData("up --provinces 4 --port 5000")]
    [InlineData("up --provinces 04,04 --port 5000")]
    [InlineData("up --provinces 04 --port 65535")]
    [InlineData("demo --headless --speed fast")]
    [InlineData("demo --headless --provinces 03")]
    [InlineData("demo")]
    public async Task Wrong_usage_is_exit_code_2_with_a_line_that_says_what_is_allowed(string line)
    {
        var run = await FedRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("fed: ", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_exit_code_3()
    {
        // Port 9 (discard) answers nowhere.
        var run = await FedRun.English("status", "--nation", "http://127.0.0.1:9,http://127.0.0.1:9");
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("fed: not reachable", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task A_recording_without_an_answer_says_by_which_id_it_is_asked_for_again()
    {
        const string id = "0198c5a2-6f00-7abc-8def-000000000001";
        var run = await FedRun.English(
            "record",
            "--edge",
            "http://127.0.0.1:9",
            "--id",
            id,
            "--area",
            "04",
            "--day",
            "2025-01-15",
            "--forces",
            "police",
            "patrol.patrols=1"
        );
        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"say it again with --id {id}, and it is recorded once", run.Error);
    }

    [Fact]
    public async Task Help_of_every_command_shows_an_example()
    {
        foreach (var command in FedCommand.Create().Subcommands.Where(command => !command.Hidden))
        {
            var run = await FedRun.English(command.Name, "--help");
            Assert.Equal(0, run.ExitCode);
            Assert.Contains("Examples:", run.Output);
            Assert.Contains($"  fed {command.Name}", run.Output);
            var vietnamese = await FedRun.Of(command.Name, "--help");
            Assert.Contains("Cách dùng:", vietnamese.Output);
            Assert.DoesNotContain("Options:", vietnamese.Output);
            Assert.Contains($"  fed {command.Name}", vietnamese.Output);
        }
    }

    [Fact]
    public void What_every_command_is_for_is_said_in_vietnamese()
    {
        var root = FedCommand.Create();
        Assert.NotNull(UsageTexts.Help(root.Description!));
        foreach (var command in root.Subcommands.Where(command => !command.Hidden))
        {
            Assert.True(UsageTexts.Help(command.Description!) is not null, command.Description);
        }
    }

    [Fact]
    public void Examples_of_every_command_are_understood()
    {
        foreach (var command in FedCommand.Create().Subcommands.OfType<ExampledCommand>())
        {
            Assert.NotEmpty(command.Examples);
            Assert.All(command.Examples, example => Assert.Empty(ParseExample(example)));
        }
    }

    [Fact]
    public void The_reference_of_all_commands_is_the_one_in_docs()
    {
        var written = File.ReadAllText(Path.Combine(Repository(), "docs", "fed.md"));
        Assert.True(
            written == CommandReference.Write(FedCommand.Create()),
            "docs/fed.md is not what the program writes: run `fed docs > docs/fed.md`"
        );
    }

    private static IReadOnlyList<System.CommandLine.Parsing.ParseError> ParseExample(string example) =>
        FedCommand.Create().Parse(example["fed ".Length..].Split(" > ")[0]).Errors;

    private static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Federation.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException("Federation.sln is in no folder above.");
    }
}
