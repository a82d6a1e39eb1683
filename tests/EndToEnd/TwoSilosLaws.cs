using System.Text.Json;
using Federation.EndToEnd.Battery;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>
/// The real programs of a nation of two silos on PostgreSQL, killed, frozen, replaced and restored at work.
/// </summary>
public sealed class TwoSilosLaws : IAsyncLifetime
{
    private SharedNation _nation = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Nodes Nodes => _nation.Nodes;

    public async ValueTask InitializeAsync() => _nation = await SharedNation.StartAsync();

    public ValueTask DisposeAsync() => _nation.DisposeAsync();

    [Fact]
    public async Task Every_published_figure_is_exact_on_each_silo_after_silos_and_database_were_killed_and_frozen()
    {
        var milestones = new Milestones(150, 400, 650, 900);
        await _nation.ReplayAsync(
            milestones,
            async () =>
            {
                await milestones.ReachAsync(150, Cancel);
                await Nodes.KillAsync("nation-2");
                await Nodes.StartAsync("nation-2", Cancel);

                await milestones.ReachAsync(400, Cancel);
                await _nation.Server.StopAtOnceAsync();
                await _nation.Server.StartAgainAsync();

                await milestones.ReachAsync(650, Cancel);
                ProcessSignals.Freeze(Nodes.IdOf("nation"));
                await _nation.HeldForDeadAsync("nation");
                await _nation.GoesOnAndEndsAsync("nation");
                await Nodes.StartAsync("nation", Cancel);

                await milestones.ReachAsync(900, Cancel);
                await Nodes.KillAsync("edge-20");
                await Task.WhenAll(Nodes.KillAsync("nation"), Nodes.KillAsync("nation-2"));
                await Nodes.StartAsync("edge-20", Cancel);
                await Nodes.StartAsync("nation", Cancel);
                await Nodes.StartAsync("nation-2", Cancel);
            }
        );

        await _nation.AssertExactAsync();
    }

    [Fact]
    public async Task Silos_are_replaced_one_by_one_at_work_also_once_a_newer_one_has_moved_the_schema_on()
    {
        var milestones = new Milestones(200, 600);
        await _nation.ReplayAsync(
            milestones,
            async () =>
            {
                await milestones.ReachAsync(200, Cancel);
                await _nation.Server.ExecuteAsync(
                    _nation.Database,
                    "INSERT INTO federation_schema (number, name, beside) "
                        + "SELECT 99, '0099-later.sql', max(number) FROM federation_schema"
                );
                await Nodes.StopAsync("nation");
                await Nodes.StartAsync("nation", Cancel);

                await milestones.ReachAsync(600, Cancel);
                await Nodes.StopAsync("nation-2");
                await Nodes.StartAsync("nation-2", Cancel);
            }
        );

        await _nation.AssertExactAsync();
    }

    [Fact]
    public async Task After_a_restore_behind_the_receipts_the_epoch_is_new_and_every_published_figure_is_exact_again()
    {
        var dump = _nation.FileOf("nation.dump");
        var milestones = new Milestones(400);
        await _nation.ReplayAsync(
            milestones,
            async () =>
            {
                await milestones.ReachAsync(400, Cancel);
                await _nation.Server.DumpAsync(_nation.Database, dump);
            }
        );
        await _nation.AssertExactAsync();
        var lost = await EpochAsync();

        await Nodes.StopAsync("nation");
        await Nodes.StopAsync("nation-2");
        await _nation.Server.RestoreAsync(_nation.Database, dump);
        await Nodes.StartAsync("nation", Cancel, "--Nation:Journal:EpochLeast", "2");
        await Nodes.StartAsync("nation-2", Cancel, "--Nation:Journal:EpochLeast", "2");

        await _nation.AssertExactAsync();
        Assert.Equal("1", lost);
        Assert.NotEqual("1", await EpochAsync());
    }

    /// <summary>The epoch of the version that the nation's figures are of.</summary>
    private async Task<string> EpochAsync()
    {
        string[] question = ["--area", "VN", "--period", "2025-Q1", "--format", "json"];
        var run = await FedRun.Of(["figures", "--nation", $"{Nodes.AddressOf("nation")}", .. question]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var version = JsonDocument.Parse(run.Output).RootElement[0].GetProperty("version").GetString()!;
        return version[..version.IndexOf('.', StringComparison.Ordinal)];
    }
}
