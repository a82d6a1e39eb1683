using Xunit;

namespace Federation.Clients.Tests.Fed;

/// <summary>What <c>fed areas plan</c> says of a plan before any nation is asked.</summary>
public sealed class AreaPlanLaws
{
    private const string Header =
        "id\tparent_id\tcode\tkind\tname_vi\tname_ascii\tfull_name_vi\tregion\tmilitary_region\tland_border\tcoast\t"
        + "valid_from\tvalid_to\tpredecessors\tforce\n";

    [Fact]
    public async Task An_area_that_would_end_on_a_day_that_is_over_is_refused_before_the_nation_is_asked()
    {
        var run = await PlanAsync("2025-12-31", "2026-01-01");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "fed: EndIsOver: Phường Thục Phán (04/01273) would end on 2025-12-31, which is over",
            run.Error
        );
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_plan_of_days_to_come_is_shown()
    {
        var run = await PlanAsync("2098-12-31", "2099-01-01");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Phường Thục Phán", run.Output);
    }

    private static async Task<FedRun> PlanAsync(string last, string first)
    {
        var file = Path.GetTempFileName();
        try
        {
            const string name = "ward\tThục Phán\tThuc Phan\tPhường Thục Phán\t\t\t\t\t";
            await File.WriteAllTextAsync(
                file,
                $"{Header}957\t4\t01273\t{name}2025-07-01\t{last}\t\t\n4145\t4\t01274\t{name}{first}\t\t957\t\n",
                TestContext.Current.CancellationToken
            );
            return await FedRun.Of("areas", "plan", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
