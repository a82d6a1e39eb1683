using Federation.Core.Figures;
using Federation.Fed.Briefings;
using Federation.Fed.Cli;
using Federation.TestKit;
using Xunit;

namespace Federation.Clients.Tests.Fed;

/// <summary>What <c>fed briefing</c> can judge by itself.</summary>
public sealed class BriefingLaws
{
    [Fact]
    public async Task Keys_are_made_once_and_only_their_owner_reads_the_private_ones()
    {
        using var directory = new TemporaryDirectory();
        var made = await FedRun.English("briefing", "keys", directory.Path);
        Assert.Equal(0, made.ExitCode);
        Assert.Equal(
            ["defence.key", "defence.pub", "public_security.key", "public_security.pub"],
            Directory.GetFiles(directory.Path).Select(Path.GetFileName).Order()
        );
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(directory.At("defence.key"))
            );
        }

        var again = await FedRun.English("briefing", "keys", directory.Path);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("defence.key cannot be written", again.Error);
    }

    [Fact]
    public void Public_keys_are_those_that_a_briefing_takes()
    {
        using var directory = new TemporaryDirectory();
        _ = KeyFiles.Make(directory.Path, [Ministry.PublicSecurity]);

        var key = Assert.Single(KeyFiles.Public(directory.Path));

        Assert.Equal("public_security", key.Ministry);
        Assert.True(Core.Briefings.BriefingKey.IsPublicKey(key.PublicKey.Span));
    }

    [Fact]
    public void An_agenda_is_what_a_clerk_wrote_and_a_wrong_line_is_named()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.At("agenda.tsv");
        File.WriteAllText(file, "kind\tminutes\tspeaker\nbáo cáo\t20\tThiếu tướng A\n\nconclusion\n");

        var agenda = PlanFile.Agenda(file);

        Assert.Equal(
            [("Report", 20, "Thiếu tướng A"), ("Conclusion", 0, "")],
            agenda.Select(one => ($"{one.Kind}", one.Minutes, one.Speaker))
        );
        File.WriteAllText(file, "kind\tminutes\nreport\tlong\n");
        var wrong = Assert.Throws<FedException>(() => PlanFile.Agenda(file));
        Assert.Equal($"{file}:2: minutes 'long' must be a whole number.", Assert.Single(wrong.Lines));
        File.WriteAllText(file, "what\n");
        Assert.Contains(
            "column 'what' must be one of",
            Assert.Throws<FedException>(() => PlanFile.Agenda(file)).Lines[0]
        );
    }

    [Theory]
    [InlineData("briefing", "next", "--nation", "http://127.0.0.1:1", "--ministry", "nobody")]
    [InlineData("briefing", "live", "maybe", "--nation", "http://127.0.0.1:1")]
    [InlineData("briefing", "show", "--nation", "http://127.0.0.1:1", "--briefing", "x")]
    [InlineData(
        "briefing",
        "open",
        "--nation",
        "http://127.0.0.1:1",
        "--period",
        "2025",
        "--title",
        "a",
        "--secrecy",
        "b"
    )]
    public async Task What_cannot_be_right_is_wrong_usage(params string[] args) =>
        Assert.Equal(2, (await FedRun.English(args)).ExitCode);

    [Fact]
    public void Two_presenters_at_once_are_told_in_vietnamese() =>
        Assert.Equal(
            "defence giữ quyền điều khiển từ sự kiện 1, không phải public_security: bên giữ có thể trao quyền (fed "
                + "briefing hand).",
            RefusalTexts.Of(
                "defence holds control since event 1, not public_security: it can hand it over (fed briefing hand).",
                Language.Vi
            )
        );
}
