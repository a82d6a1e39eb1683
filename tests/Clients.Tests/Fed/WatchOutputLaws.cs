using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class WatchOutputLaws
{
    [Fact]
    public void A_nation_that_was_restored_is_named_once_with_its_epoch()
    {
        using var output = new StringWriter();
        var watch = new WatchOutput(Screen.Of(output, output), Language.En, Period.Quarter(2025, 1));
        JournalVersion[] versions = [new(0, 0), new(1, 7), new(1, 9), new(3, 2), new(3, 4)];
        foreach (var version in versions)
        {
            watch.Show(StateAt(version));
        }

        Assert.Equal(
            "○ the nation was restored (epoch 3); the provinces send again what it lacks",
            output.ToString().TrimEnd()
        );
    }

    private static BoardState StateAt(JournalVersion version) =>
        new(BoardCondition.Connecting, null, version, null, null, [], new Uri("http://127.0.0.1:5080"), "");
}
