using System.Collections.Concurrent;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.LoadTest;

/// <summary>
/// A display on one silo alone, kept over the silo's restarts: what its board shows, and whether it is live.
/// </summary>
internal sealed class SiloDisplay(Uri silo, IReadOnlyList<string> provinces) : IAsyncDisposable
{
    private const string Watched = "2025";
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, long> _shown = new();
    private Task _running = Task.CompletedTask;
    private volatile bool _isLive;

    /// <summary>True while the display may say that its figures are those of now.</summary>
    public bool IsLive => _isLive;

    /// <summary>Starts to watch.</summary>
    public void Start() => _running = WatchAsync(_end.Token);

    /// <summary>How many amounts the board shows of a province.</summary>
    public long Shown(string province) => _shown.GetValueOrDefault(province);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        _ = Period.TryParse(Watched, out var period);
        using var client = new NationClient(new NationOptions { Addresses = [silo] });
        await foreach (var state in client.Subscribe(period, Calendar.Civil).WatchAsync(cancellationToken))
        {
            _isLive = state.Condition == BoardCondition.Live;
            foreach (var province in provinces)
            {
                _ = AreaCode.TryParse(province, out var code);
                _ = AreaCatalogue.Reference.TryResolve(code, new Day(2025, 1, 1), out var area);
                _shown[province] = state.Board?.RowsOf(area).Sum(row => row.Figure(View.Total).Count) ?? 0;
            }
        }
    }
}
