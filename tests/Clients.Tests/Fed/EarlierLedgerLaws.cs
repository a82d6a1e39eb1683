using Federation.EdgeNode.Ledger;
using Federation.Fed.Care;
using Federation.Fed.Cli;
using Federation.Fed.Up;
using Federation.TestKit;
using Xunit;

namespace Federation.Clients.Tests.Fed;

/// <summary>Ledgers that an edge node has taken over are started, backed up and verified with its own.</summary>
public sealed class EarlierLedgerLaws
{
    [Fact]
    public void A_backup_and_a_check_find_the_ledgers_that_a_node_has_taken_over()
    {
        using var data = new TemporaryDirectory();
        string[] names = ["edge-15", "edge-15/10@2025-06-30", "edge-15/15@2025-06-30", "edge-15/repair"];
        foreach (var name in names)
        {
            Directory.CreateDirectory(data.At(name));
            File.WriteAllText(LedgerFiles.Database(data.At(name)), "");
        }

        var kept = names[..3].Select(data.At);
        Assert.Equal(kept, DataDirectories.Find(data.Path).Ledgers);
        Assert.Superset(kept.ToHashSet(), DataDirectories.Find(data.At("edge-15")).Ledgers.ToHashSet());
    }

    [Fact]
    public void An_edge_is_started_with_the_ledgers_that_it_has_taken_over()
    {
        var plan = FleetPlan.Read("04,15", "data", 5000).With(["15=10@2025-06-30,15@2025-06-30"]);
        Assert.Equal(
            [null, null, "10@2025-06-30,15@2025-06-30"],
            plan.Programs()
                .Select(program => program.Arguments.SkipWhile(one => one != "--Edge:Earlier").ElementAtOrDefault(1))
        );
        Assert.EndsWith(" --earlier 15=10@2025-06-30,15@2025-06-30", plan.Again(6000));
    }

    [Theory]
    [InlineData("10@2025-06-30")]
    [InlineData("20=10@2025-06-30")]
    public void Ledgers_of_a_province_that_is_not_started_are_refused_with_those_that_are(string earlier)
    {
        var refused = Assert.Throws<FedException>(() => FleetPlan.Read("04,15", "data", 5000).With([earlier]));
        Assert.StartsWith($"--earlier {earlier} is not allowed: give one of 04, 15 with", refused.Message);
    }
}
