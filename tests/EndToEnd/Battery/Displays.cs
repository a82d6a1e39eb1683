using System.Collections.Concurrent;
using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Journal;

namespace Federation.EndToEnd.Battery;

/// <summary>
/// A display that follows the nation through everything, beside which another is opened at each check: what came by
/// differences and what came at once must be the same board wherever the version is the same.
/// </summary>
internal sealed class Displays(NationClient nation) : IAsyncDisposable
{
    private ConcurrentDictionary<JournalVersion, BoardDigest> _shown = new();
    private Display? _follower;

    /// <summary>Waits until both displays are live at one version and show these figures.</summary>
    /// <exception cref="TimeoutException">Not within the limit.</exception>
    /// <exception cref="InvalidOperationException">A display showed what none may show.</exception>
    public async Task ConvergeAsync(Totals totals, TimeSpan limit, CancellationToken cancellationToken)
    {
        var follower = _follower ??= new Display(nation, _shown);
        await using var newcomer = new Display(nation, _shown);
        await Pause.UntilAsync(
            $"two displays to be live at one version with {totals}",
            limit,
            () =>
                Task.FromResult(
                    (
                        follower.IsLive
                            && newcomer.IsLive
                            && follower.Version == newcomer.Version
                            && follower.Totals == totals
                            && newcomer.Totals == totals,
                        $"{Told(follower)} and {Told(newcomer)}"
                    )
                ),
            cancellationToken
        );
        string[] problems = [.. follower.Problems, .. newcomer.Problems];
        if (problems.Length > 0)
        {
            throw new InvalidOperationException($"{problems.Length} problems: {string.Join("; ", problems.Take(10))}");
        }
    }

    /// <summary>
    /// Ends the display and forgets what was shown: the nation's files are about to be replaced or damaged, so that its
    /// versions may come again with other contents.
    /// </summary>
    public async Task ForgetAsync()
    {
        await DisposeAsync();
        (_follower, _shown) = (null, new());
    }

    public async ValueTask DisposeAsync()
    {
        if (_follower is not null)
        {
            await _follower.DisposeAsync();
        }
    }

    private static string Told(Display display) =>
        $"{display.Totals} at {display.Version}{(display.IsLive ? "" : ", not live")}";
}
