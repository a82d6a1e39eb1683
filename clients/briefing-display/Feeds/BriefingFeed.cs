using Federation.BriefingDisplay.Walls;
using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Wire.V1;
using Grpc.Core;
using Calendar = Federation.Core.Calendars.Calendar;
using Screen = Federation.Client.BriefingDisplay;

namespace Federation.BriefingDisplay.Feeds;

/// <summary>A briefing, followed for as long as the page stands: its state and boards, frozen and live.</summary>
/// <param name="nation">Where the nation is.</param>
/// <param name="time">The clock by which ages of a lost line run on.</param>
public sealed class BriefingFeed(NationAddress nation, TimeProvider time)
{
    /// <summary>True: the frozen board is told also while figures are shown live.</summary>
    public bool IsFrozenAlone { get; init; }

    private BriefingView? _view;
    private Shown? _live;
    private Task _liveFeed = Task.CompletedTask;
    private long _said;
    private long? _saidAt;

    /// <summary>Tells what is known after every message.</summary>
    /// <param name="screen">Which briefing, and what the screen is called among the sites.</param>
    /// <param name="tell">Called on the page's one thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Screen screen, Action<Followed> tell, CancellationToken cancellationToken)
    {
        try
        {
            var client = await nation.OpenAsync();
            await foreach (var view in client.Follow(screen).WatchAsync(cancellationToken))
            {
                _view = view;
                if (view.State is { } state)
                {
                    Watch(state, tell, cancellationToken);
                    await SayAsync(client, screen, view, cancellationToken);
                }

                tell(Read());
            }
        }
        catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
        {
            tell(new Followed(null, null, Waiting(Refusal.Shown(refused.Status.Detail))));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    /// <summary>Begins to watch the live board once its period is known.</summary>
    private void Watch(BriefingState state, Action<Followed> tell, CancellationToken cancellationToken)
    {
        if (_live is null && Period.TryParse(state.Period, out var period))
        {
            _live = new Shown(period, CalendarOf(state), Trust.Waiting);
            void Take(Shown shown)
            {
                _live = shown;
                tell(Read());
            }

            _liveFeed = new BoardFeed(nation, time).RunAsync(period, CalendarOf(state), Take, cancellationToken);
        }
        else if (_liveFeed.IsFaulted)
        {
            // Never expected: the page must say it rather than stand still.
            throw new InvalidOperationException("The live board ended.", _liveFeed.Exception);
        }
    }

    /// <summary>Says what the screen shows: after each change, and each few seconds.</summary>
    private async Task SayAsync(
        NationClient client,
        Screen screen,
        BriefingView view,
        CancellationToken cancellationToken
    )
    {
        var state = view.State!;
        var isDue = _saidAt is not { } at || time.GetElapsedTime(at) > TimeSpan.FromSeconds(10);
        if (screen.Display.Length == 0 || view.Frozen is null || (_said == state.Number && !isDue))
        {
            return;
        }

        (_said, _saidAt) = (state.Number, time.GetTimestamp());
        try
        {
            var seen = new SeenRequest
            {
                Briefing = state.Id,
                Display = screen.Display,
                Number = state.Number,
                Page = state.Page,
                Version = state.Frozen.Version,
                Fingerprint = view.Frozen.Fingerprint.ToString(),
            };
            await new BriefingClient(client).SeenAsync(seen, cancellationToken);
        }
        catch (RpcException)
        {
            // It is said again with the next change; the stream itself says whether the line stands.
            _said = 0;
        }
    }

    private Followed Read()
    {
        if (_view is not { State: { } state } view || _live is not { } live)
        {
            return new Followed(null, null, Waiting(_view?.Problem ?? ""));
        }

        var shown = state.Live && !IsFrozenAlone ? live : Frozen(view, state, live);
        var marked = shown with { Secrecy = SecrecyOf(state), Name = Refusal.Shown(state.Title) };
        return new Followed(state, view.Beat, marked);
    }

    private static Shown Frozen(BriefingView view, BriefingState state, Shown live) =>
        live with
        {
            Trust =
                !view.IsConfirmed ? Trust.Stale
                : view.IsVerified ? Trust.Frozen
                : view.Frozen is null ? Trust.Waiting
                : Trust.Unverified,
            Board = view.Frozen,
            LastYear = view.LastYear,
            Now = live.Board,
            Version = new JournalVersion(state.Frozen.Version.Epoch, state.Frozen.Version.Position),
            CutAt = DateTimeOffset.UnixEpoch.AddMicroseconds(state.Frozen.FrozenUnixUs),
            HeardAt = view.Beat is { } beat ? DateTimeOffset.UnixEpoch.AddMicroseconds(beat.ConfirmedUnixUs) : null,
            Problem = view.Problem,
        };

    private static Shown Waiting(string problem) =>
        new(Period.OfYear(2025), Calendar.Civil, Trust.Waiting) { Problem = problem };

    private static Calendar CalendarOf(BriefingState state) =>
        CalendarCodes.TryParse(state.Calendar, out var calendar) ? calendar : Calendar.Civil;

    private static string SecrecyOf(BriefingState state) =>
        state.Secrecy switch
        {
            SecrecyMark.Mat => "MẬT",
            SecrecyMark.ToiMat => "TỐI MẬT",
            SecrecyMark.TuyetMat => "TUYỆT MẬT",
            _ => "",
        };
}
