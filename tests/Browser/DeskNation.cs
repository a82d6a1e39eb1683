using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Fed.Up;
using Federation.TestKit;
using Microsoft.Playwright;

namespace Federation.Browser;

/// <summary>
/// A nation with three provinces for HQ's desk: Cao Bằng has closed in part, Lạng Sơn has lost its line, of Nghệ An
/// nothing was ever recorded. Leaves what it starts with as it was.
/// </summary>
public sealed class DeskNation : IAsyncLifetime
{
    /// <summary>HQ's own list of whom to call.</summary>
    private const string Phones = "area,force,phone\n04,military,0206 3852 113\n20,,0205 3870 114\n";

    private readonly TemporaryDirectory _data = new();
    private readonly List<NodeProcess> _nodes = [];
    private IPlaywright? _playwright;

    internal Uri Web => new(_nodes[0].Ready.Web);

    internal IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var phones = Path.Combine(_data.Path, "phones.csv");
        await File.WriteAllTextAsync(phones, Phones);
        var plan = FleetPlan.Read("04,20,40", _data.Path, RealNation.FreePort(_data.Path, "04,20,40"));
        foreach (var program in plan.Programs())
        {
            string[] more =
            [
                "--Nation:Boards:DutyPhones",
                phones,
                "--Nation:Alarms:SilentAfter",
                "00:00:01",
                "--Nation:Alarms:FiguresInterval",
                "00:00:01",
            ];
            var with = _nodes.Count == 0 ? program.With(more) : program;
            _nodes.Add(await NodeProcess.StartAsync(with, CancellationToken.None));
        }

        await RecordAsync(CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        Browser = await Chromium.StartAsync(_playwright);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_playwright is not null)
        {
            await Browser.DisposeAsync();
            _playwright.Dispose();
        }

        foreach (var node in Enumerable.Reverse(_nodes))
        {
            await node.DisposeAsync();
        }

        _data.Dispose();
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        var (caoBang, langSon) = (_nodes[1].Ready.Url, _nodes[2].Ready.Url);
        await RealNation.RecordAsync(caoBang, cancellationToken);
        await RealNation.RecordAsync(langSon, cancellationToken, "20/183");
        string[] close = ["close", "--edge", caoBang, "--area", "04", "--through", "2025-03-31", "--as", "police"];
        await RealNation.FedAsync(close, cancellationToken);
        using var client = new NationClient(new NationOptions { Addresses = [new Uri(_nodes[0].Ready.Url)] });
        await SeeAsync(client, state => state.Links.All(link => link is { State: LinkState.Up, LagFrames: 0 }));
        await _nodes[2].KillAsync();
        await SeeAsync(client, state => state.Links.Any(link => link.State == LinkState.Down));
    }

    /// <summary>Waits until both provinces' patrols and a closing are on the board, and links are so.</summary>
    private static async Task SeeAsync(NationClient client, Func<BoardState, bool> areLinks)
    {
        const string patrols = "patrol.patrols";
        var indicator = IndicatorCatalogue.Reference.TryGet(patrols, out var found)
            ? found.Number
            : throw new InvalidOperationException($"No indicator '{patrols}'.");
        var board = client.Subscribe(Period.Quarter(2025, 1), Core.Calendars.Calendar.Civil);
        _ = await board
            .WatchAsync(CancellationToken.None)
            .FirstAsync(state =>
                state.Links.Count == 3
                && areLinks(state)
                && state.Board is { } all
                && all.FigureOf(AreaId.Nation, indicator, View.Total).Amount == 34
                && all.Leaves.Any(leaf => leaf.Closings.Count > 0)
            );
    }
}
