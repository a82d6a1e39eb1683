using Federation.Fed.Up;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class NodeLogLaws
{
    [Fact]
    public void The_sentence_for_people_is_told_without_what_was_logged_around_it() =>
        Assert.Equal(
            ["The silo cannot start: journal.lock is held by another silo."],
            NodeLog.ReasonsIn(
                "info: Federation.Silo[1]\n      Opened\nThe silo cannot start: journal.lock is held by another silo.\n"
            )
        );

    [Fact]
    public void Where_no_sentence_was_written_the_end_of_the_log_is_told() =>
        Assert.Equal(
            ["crit: Federation.Silo[1]", "      Broken"],
            NodeLog.ReasonsIn("crit: Federation.Silo[1]\n      Broken\n")
        );
}
