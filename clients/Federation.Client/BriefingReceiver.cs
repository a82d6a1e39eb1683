using Federation.Core.Boards;
using Federation.Wire;
using Federation.Wire.V1;
using Version = Federation.Wire.V1.Version;

namespace Federation.Client;

/// <summary>
/// What a screen makes of the messages about a briefing. Reads no clock; <c>now</c> is any monotonic time. One thread
/// at a time.
/// </summary>
/// <param name="confirmedWithin">How old the silo's last word from the briefing may be.</param>
internal sealed class BriefingReceiver(TimeSpan confirmedWithin)
{
    private BriefingState? _state;
    private Board? _frozen;
    private Board? _lastYear;
    private BriefingBeat? _beat;
    private Version? _held;
    private TimeSpan? _confirmed;
    private string _problem = "";

    /// <summary>The version of the frozen board that is held.</summary>
    public Version? Have => _held;

    /// <summary>Takes a message in.</summary>
    /// <returns>False where the stream is of no use any more: ask anew, with <see cref="Have"/>.</returns>
    public bool OnUpdate(TimeSpan now, BriefingUpdate update)
    {
        switch (update.UpdateCase)
        {
            case BriefingUpdate.UpdateOneofCase.State when IsOlder(update.State):
                return true;
            case BriefingUpdate.UpdateOneofCase.State:
                _state = update.State;
                return true;
            case BriefingUpdate.UpdateOneofCase.Frozen:
                (_lastYear, _held) = (null, null);
                return Take(update.Frozen, ref _frozen, isFrozen: true);
            case BriefingUpdate.UpdateOneofCase.LastYear:
                return Take(update.LastYear, ref _lastYear, isFrozen: false);
            case BriefingUpdate.UpdateOneofCase.Beat:
                _beat = update.Beat;
                _confirmed = now - Age(update.Beat);
                _problem = update.Beat.FrozenProblem;
                return true;
            default:
                OnLost("a message about the briefing could not be read");
                return false;
        }
    }

    /// <summary>The stream ended, or went silent.</summary>
    public void OnLost(string reason) => (_problem, _confirmed) = (reason, null);

    /// <summary>When what is confirmed now stops being so if nothing comes; null where it is not.</summary>
    public TimeSpan? ConfirmedUntil(TimeSpan now) => IsConfirmed(now) ? _confirmed + confirmedWithin : null;

    /// <summary>What is known at this moment.</summary>
    public BriefingView ViewAt(TimeSpan now, Uri source) =>
        new(_state, _frozen, _lastYear, _beat, IsConfirmed(now), source, _problem);

    private bool IsOlder(BriefingState state) => _state?.Id == state.Id && state.Number < _state.Number;

    private bool IsConfirmed(TimeSpan now) => _confirmed is { } confirmed && now - confirmed < confirmedWithin;

    private static TimeSpan Age(BriefingBeat beat) =>
        TimeSpan.FromMicroseconds(Math.Max(0, beat.TimeUnixUs - beat.ConfirmedUnixUs));

    private bool Take(BoardSnapshot snapshot, ref Board? held, bool isFrozen)
    {
        if (BoardMessages.TryRead(snapshot, out var board, out _) is { } problem)
        {
            OnLost($"the frozen board could not be used: {problem}");
            return false;
        }

        held = board;
        _held = isFrozen ? snapshot.Version : _held;
        return true;
    }
}
