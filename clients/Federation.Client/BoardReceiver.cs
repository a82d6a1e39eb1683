using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;
using Version = Federation.Wire.V1.Version;

namespace Federation.Client;

/// <summary>
/// What a display makes of the messages about a board: verifies, applies, and says whether it is live. Reads no clock;
/// <c>now</c> is any monotonic time. One thread at a time.
/// </summary>
/// <param name="confirmedWithin">How old the silo's last look at the journal's head may be.</param>
internal sealed class BoardReceiver(TimeSpan confirmedWithin)
{
    private Core.Boards.Board? _board;
    private Core.Boards.Board? _lastYear;
    private KeptBoard? _vintage;
    private JournalVersion _version;
    private IReadOnlyList<LedgerStatus> _links = [];
    private DateTimeOffset? _confirmedAt;
    private DateTimeOffset? _siloTime;
    private TimeSpan _confirmed = TimeSpan.MinValue;
    private string _problem = "";
    private bool _isUnverified;

    /// <summary>What to say is held: the version, or null after anything that did not verify.</summary>
    public Version? Have => _board is null || _isUnverified ? null : _version.ToWire();

    /// <summary>Takes a message in.</summary>
    /// <returns>False where the stream is of no use any more: ask anew, with <see cref="Have"/>.</returns>
    public bool OnUpdate(TimeSpan now, BoardUpdate update)
    {
        switch (update.UpdateCase)
        {
            case BoardUpdate.UpdateOneofCase.Snapshot:
                var badSnapshot = BoardMessages.TryRead(update.Snapshot, out var board, out var version);
                return Take(badSnapshot, board, version);
            case BoardUpdate.UpdateOneofCase.Delta when _board is not null:
                var badDelta = BoardMessages.TryApply(update.Delta, _board, _version, out board, out version);
                return Take(badDelta, board, version);
            case BoardUpdate.UpdateOneofCase.LastYear:
                return TakeLastYear(BoardMessages.TryRead(update.LastYear, out board, out _), board);
            case BoardUpdate.UpdateOneofCase.Beat:
                return OnBeat(now, update.Beat);
            default:
                return Take(BoardMessageProblem.OtherBase, null, default);
        }
    }

    /// <summary>The stream ended, or went silent.</summary>
    public void OnLost(string reason)
    {
        _problem = reason;
        _confirmed = TimeSpan.MinValue;
    }

    /// <summary>When what is live now stops being live if nothing comes; null where it is not live.</summary>
    public TimeSpan? LiveUntil(TimeSpan now) =>
        ConditionAt(now) == BoardCondition.Live ? _confirmed + confirmedWithin : null;

    /// <summary>What is known at this moment.</summary>
    public BoardState StateAt(TimeSpan now, Uri source)
    {
        var condition = ConditionAt(now);
        var problem = condition == BoardCondition.Live ? "" : _problem;
        return new BoardState(condition, _board, _version, _confirmedAt, _siloTime, _links, source, problem)
        {
            LastYear = _lastYear,
            Vintage = _vintage?.Board.Period == _board?.Period ? _vintage : null,
        };
    }

    private BoardCondition ConditionAt(TimeSpan now) =>
        _isUnverified ? BoardCondition.Unverified
        : _board is null ? BoardCondition.Connecting
        : _confirmed != TimeSpan.MinValue && now - _confirmed < confirmedWithin ? BoardCondition.Live
        : BoardCondition.NotConfirmed;

    private bool Take(BoardMessageProblem? problem, Core.Boards.Board? board, JournalVersion version)
    {
        if (problem is { } wrong)
        {
            _isUnverified |= wrong is BoardMessageProblem.DigestDiffers or BoardMessageProblem.BadBytes;
            OnLost($"a message about the board could not be used: {wrong}");
            return false;
        }

        if (_board is not null && version < _version)
        {
            OnLost($"the silo is at {version} and {_version} was shown before{Cure(version)}");
            return false;
        }

        (_board, _version, _isUnverified, _problem) = (board, version, false, "");
        return true;
    }

    private bool TakeLastYear(BoardMessageProblem? problem, Core.Boards.Board? board)
    {
        if (problem is not null)
        {
            return Take(problem, null, default);
        }

        _lastYear = board;
        return true;
    }

    private bool TakeVintage(BoardVintage told)
    {
        if (told.Mark is null)
        {
            _vintage = null;
            return true;
        }

        return KeptBoard.TryRead(told, out var kept) is { } problem ? Take(problem, null, default) : Keep(kept!);
    }

    private bool Keep(KeptBoard kept)
    {
        _vintage = kept;
        return true;
    }

    /// <summary>
    /// A silo that is behind catches up by itself; a lower epoch does not come back to what was shown.
    /// </summary>
    private string Cure(JournalVersion version) =>
        version.Epoch < _version.Epoch
            ? ": the nation's journal was brought back without a new epoch; start its silos with "
                + $"--Nation:Journal:EpochLeast {_version.Epoch + 1}"
            : "";

    private bool OnBeat(TimeSpan now, BoardBeat beat)
    {
        try
        {
            var confirmedAt = LedgerStatus.Instant(beat.ConfirmedUnixUs, "confirmed_unix_us");
            var time = LedgerStatus.Instant(beat.TimeUnixUs, "time_unix_us");
            _links = [.. beat.Links.Select(LedgerStatus.Read)];
            _siloTime = time ?? _siloTime;
            if (confirmedAt is { } seen && time is { } sent)
            {
                (_confirmedAt, _confirmed) = (seen, now - (sent > seen ? sent - seen : TimeSpan.Zero));
            }

            _problem = "the silo has not seen the journal's head";
            return beat.Vintage is null || TakeVintage(beat.Vintage);
        }
        catch (FormatException wrong)
        {
            OnLost(wrong.Message);
            return false;
        }
    }
}
