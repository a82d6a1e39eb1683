using Federation.Client;
using Federation.Clients.Tests.HqConsole;
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

    [Fact]
    public void Last_year_is_shown_once_also_where_this_year_has_no_figure_and_beside_each_change()
    {
        using var output = new StringWriter();
        var watch = new WatchOutput(Screen.Of(output, output), Language.En, Period.Quarter(2025, 1));
        var lastYear = Scene.Of(
            Scene.Post(Scene.CaoBang, "patrol.patrols", "border_guard", 400),
            Scene.Post(Scene.CaoBang, "civil.labour_days", "military", 7)
        );
        var board = Scene.Of(Scene.Post(Scene.CaoBang, "patrol.patrols", "border_guard", 406));
        var next = Scene.Of(Scene.Post(Scene.CaoBang, "patrol.patrols", "border_guard", 410));
        foreach (var shown in (Core.Boards.Board[])[board, board, next])
        {
            watch.Show(Scene.State(shown) with { LastYear = lastYear });
        }

        const string days = "Viet Nam · First quarter of 2025 (2025-01-01..2025-03-31) · boundaries as reported";
        Assert.Equal(
            [
                $"1·48.213  {board.Fingerprint}  {days}",
                "  Border patrols: 406 patrols",
                "Same period last year (2025-01-01..2025-03-31), under the areas of this one:",
                "  Border patrols: 400 patrols",
                "  Person-days given: 7 person-days",
                $"1·48.213  {next.Fingerprint}  {days}",
                "  Border patrols: 406 patrols → 410 patrols (against last year: +10 (+2.5%))",
            ],
            output.ToString().TrimEnd().Split('\n')
        );
    }

    private static BoardState StateAt(JournalVersion version) =>
        new(BoardCondition.Connecting, null, version, null, null, [], new Uri("http://127.0.0.1:5080"), "");
}
