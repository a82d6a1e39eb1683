using System.Collections.Concurrent;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;

namespace Federation.EndToEnd.Battery;

/// <summary>
/// One display of the nation: it follows by one subscription for as long as it is there, and notes what no display may
/// ever show: an older board as live after a newer, a board that does not verify, a version with two boards.
/// </summary>
internal sealed class Display : IAsyncDisposable
{
    private readonly ConcurrentDictionary<JournalVersion, BoardDigest> _shown;
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;
    private BoardState? _state;
    private JournalVersion _newestLive;

    /// <summary>Begins to follow.</summary>
    /// <param name="nation">Whom it asks.</param>
    /// <param name="shown">What displays have shown of each version so far; shared with others.</param>
    public Display(NationClient nation, ConcurrentDictionary<JournalVersion, BoardDigest> shown)
    {
        _shown = shown;
        _running = FollowAsync(nation);
    }

    /// <summary>What was wrong so far; empty where nothing was.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>True while it can vouch that it shows the newest board.</summary>
    public bool IsLive => Volatile.Read(ref _state) is { Condition: BoardCondition.Live };

    /// <summary>The version that it shows; position 0 of epoch 0 before the first.</summary>
    public JournalVersion Version => Volatile.Read(ref _state)?.Version ?? default;

    /// <summary>The nation's figures on it.</summary>
    public Totals Totals =>
        Volatile.Read(ref _state)?.Board is { } board
            ? new(AmountOn(board, Followed.Patrols), AmountOn(board, Followed.Participants))
            : default;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task FollowAsync(NationClient nation)
    {
        try
        {
            await foreach (var state in nation.Subscribe(Period.Half(2025, 1), Calendar.Civil).WatchAsync(_end.Token))
            {
                Look(state);
            }
        }
        catch (Exception e) when (!_end.IsCancellationRequested)
        {
            _problems.Enqueue($"a display at {Version} gave up: {e.Message}");
        }
    }

    private void Look(BoardState state)
    {
        if (state.Condition == BoardCondition.Unverified)
        {
            _problems.Enqueue($"a board after {Version} does not verify: {state.Problem}");
        }

        if (state.Condition == BoardCondition.Live)
        {
            // Beside a silo that is starting again it may show an older board, as one that nobody can confirm.
            if (state.Version < _newestLive)
            {
                _problems.Enqueue($"version {state.Version} was shown as live after {_newestLive}");
            }

            _newestLive = state.Version;
        }

        if (state.Board is { } board && _shown.GetOrAdd(state.Version, board.Digest) != board.Digest)
        {
            _problems.Enqueue($"version {state.Version} was shown with two boards");
        }

        Volatile.Write(ref _state, state);
    }

    private static long AmountOn(Board board, IndicatorNumber indicator) =>
        board.FigureOf(AreaId.Nation, indicator, View.Total).Amount;
}
