using Federation.BriefingDisplay.Walls;
using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Wire.V1;
using Grpc.Core;
using SecrecyMark = Federation.Core.Briefings.SecrecyMark;

namespace Federation.BriefingDisplay.Feeds;

/// <summary>What the screens of a briefing showed at any second of it. Reads only.</summary>
/// <param name="nation">Where the nation is.</param>
public sealed class ReplayFeed(NationAddress nation)
{
    /// <summary>How many boards are kept.</summary>
    private const int BoardsMax = 40;

    private readonly Dictionary<JournalVersion, Board> _boards = [];
    private readonly Dictionary<long, JournalVersion> _versions = [];
    private Board? _lastYear;

    /// <summary>The briefing's events; null before <see cref="OpenAsync"/>.</summary>
    public Replayed? Replayed { get; private set; }

    /// <summary>Reads all events, and last year's figures as of the board that is frozen now.</summary>
    /// <param name="briefing">UUID.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RpcException">The nation refused it, or did not answer.</exception>
    /// <exception cref="FormatException">An event cannot be read by this program.</exception>
    public async Task OpenAsync(string briefing, CancellationToken cancellationToken)
    {
        var client = await nation.OpenAsync();
        Replayed = new Replayed(await new BriefingClient(client).EventsAsync(briefing, cancellationToken));
        var screen = new Federation.Client.BriefingDisplay { Briefing = briefing };
        await foreach (var view in client.Follow(screen).WatchAsync(cancellationToken))
        {
            // Last year's board comes directly after the frozen one, before the first beat.
            if (view is { Frozen: not null, Beat: not null })
            {
                _lastYear = view.LastYear;
                return;
            }
        }
    }

    /// <summary>What screens showed then; where a board cannot be had, why.</summary>
    /// <param name="moment">Microseconds since 1970-01-01 UTC, within the briefing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Followed> AtAsync(long moment, CancellationToken cancellationToken)
    {
        var state = Replayed!.StateAt(moment);
        _ = Period.TryParse(state.Period, out var period);
        _ = CalendarCodes.TryParse(state.Calendar, out var calendar);
        var frozen = new JournalVersion(state.Frozen.Version.Epoch, state.Frozen.Version.Position);
        var shown = new Shown(period, calendar, Trust.Waiting)
        {
            IsReplay = true,
            Name = Refusal.Shown(state.Title),
            Secrecy = Core.Briefings.SecrecyMarks.Text((SecrecyMark)state.Secrecy),
            LastYear = _lastYear,
            Clock = DateTimeOffset.UnixEpoch.AddMicroseconds(moment),
        };
        try
        {
            var now = await VersionAtAsync(moment, cancellationToken);
            shown = state.Live
                ? shown with
                {
                    Trust = Trust.Live,
                    Board = await BoardAsync(now, state, cancellationToken),
                    Version = now,
                    CutAt = shown.Clock,
                }
                : shown with
                {
                    Board = await BoardAsync(frozen, state, cancellationToken),
                    Now = await BoardAsync(now, state, cancellationToken),
                    Version = frozen,
                    CutAt = DateTimeOffset.UnixEpoch.AddMicroseconds(state.Frozen.FrozenUnixUs),
                };
            shown = state.Live
                ? shown
                : shown with
                {
                    Trust = IsFrozen(shown, state) ? Trust.Frozen : Trust.Unverified,
                };
        }
        catch (RpcException gone) when (!cancellationToken.IsCancellationRequested)
        {
            shown = shown with { Problem = Refusal.Shown(gone.Status.Detail) };
        }
        catch (FormatException unverified)
        {
            shown = shown with { Trust = Trust.Unverified, Problem = unverified.Message };
        }

        return new Followed(state, new BriefingBeat { TimeUnixUs = moment }, shown);
    }

    private static bool IsFrozen(Shown shown, BriefingState state) =>
        shown.Board is { } board && state.Frozen.Digest.Span.SequenceEqual(board.Digest.ToArray());

    private async Task<JournalVersion> VersionAtAsync(long moment, CancellationToken cancellationToken)
    {
        if (!_versions.TryGetValue(moment, out var version))
        {
            var told = await new BriefingClient(await nation.OpenAsync()).VersionAtAsync(moment, cancellationToken);
            version = new JournalVersion(told.Epoch, told.Position);
            _versions[moment] = version;
        }

        return version;
    }

    /// <summary>The board of a version, verified.</summary>
    private async Task<Board> BoardAsync(
        JournalVersion version,
        BriefingState state,
        CancellationToken cancellationToken
    )
    {
        if (_boards.TryGetValue(version, out var known))
        {
            return known;
        }

        var request = new BoardAtRequest
        {
            AsOf = new AsOf { Version = Wire.VersionMessages.ToWire(version) },
            Period = state.Period,
            Calendar = state.Calendar,
        };
        var (board, _) = await new VintageClient(await nation.OpenAsync()).BoardAsync(request, cancellationToken);
        if (_boards.Count >= BoardsMax)
        {
            _boards.Clear();
        }

        _boards[version] = board;
        return board;
    }
}
