using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.Client.Picture;

/// <summary>
/// The picture that people at HQ keep before them: the nation's board in a view, and its provinces by what needs a
/// person. Boards, alarms and time come in; it knows no screen, no network and no clock. One thread at a time.
/// </summary>
public sealed class NationPicture
{
    private readonly ProvinceList _list = new();
    private readonly Dictionary<AreaId, int> _shares = [];
    private (Board? Board, View View) _sharedOf;
    private DateTimeOffset? _siloTime;
    private TimeSpan _nationAhead;

    /// <param name="subject">The board that is watched first.</param>
    /// <param name="view">The view that is shown first.</param>
    /// <param name="start">Now.</param>
    public NationPicture(Subject subject, View view, DateTimeOffset start) =>
        (Subject, View, Now) = (subject, view, start);

    /// <summary>The board that is watched.</summary>
    public Subject Subject { get; private set; }

    /// <summary>The view that is shown.</summary>
    public View View { get; private set; }

    /// <summary>Now, by the clock of this screen.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Now by the nation's clock, as far as it was told: what times of links are compared with.</summary>
    public DateTimeOffset NationNow => Now + _nationAhead;

    /// <summary>The day of <see cref="Now"/>.</summary>
    public Day Today => Day.At(Now);

    /// <summary>The day whose names are shown.</summary>
    public Day LastDay => Subject.LastDay(Today);

    /// <summary>What came last; null before anything came.</summary>
    public BoardState? State { get; private set; }

    /// <summary>What the nation refused, for the operator; empty: nothing.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>How the nation's figures move.</summary>
    public RateMeter Rates { get; } = new();

    /// <summary>What is wrong, and who has seen it.</summary>
    public StandingAlarms Alarms { get; private set; } = StandingAlarms.Unknown;

    /// <summary>Every province that has a ledger or a figure: what needs a person first.</summary>
    public IReadOnlyList<ProvinceEntry> Provinces { get; private set; } = [];

    /// <summary>True while what is shown is verified and current.</summary>
    public bool IsLive => State?.Condition == BoardCondition.Live;

    /// <summary>How many ledgers were stopped by name.</summary>
    public int StoppedLedgers => State?.Links.Count(link => link.IsStopped) ?? 0;

    /// <summary>
    /// Of the nation's figures in the chosen view, the percents that may lack what happened more than a minute ago.
    /// </summary>
    public int OldPercent { get; private set; }

    /// <summary>The figure of the nation in the chosen view; null before a board came.</summary>
    public Figure? NationFigure(Indicator indicator) => State?.Board?.FigureOf(AreaId.Nation, indicator.Number, View);

    /// <summary>What a province or the nation has figures of in the chosen view.</summary>
    public IReadOnlyList<IndicatorLine> LiveOf(AreaId area) => IndicatorLine.LiveOf(State, area, View);

    /// <summary>One figure of a province or the nation in the chosen view, with what stands beside it.</summary>
    public IndicatorLine LineOf(AreaId area, Indicator indicator)
    {
        var (number, board) = (indicator.Number, State?.Board);
        var figure = board?.FigureOf(area, number, View) ?? Figure.Of(View, []);
        var kept = State?.Vintage?.Board.FigureOf(area, number, View);
        return new IndicatorLine(indicator, figure)
        {
            LastYear = State?.LastYear?.FigureOf(area, number, View) is { IsEmpty: false } before ? before : null,
            Revision = board is not null && kept is { } then ? FigureRevision.Of(then, figure) : null,
            Kind = figure.Count == 0 ? Nothing.On(board, area, number, View) : null,
        };
    }

    /// <summary>
    /// Which percents of the nation's figures in the chosen view come from a province; null before a board came.
    /// </summary>
    public int? ShareOf(AreaId province)
    {
        if (State?.Board is not { } board)
        {
            return null;
        }

        if (_sharedOf != (board, View))
        {
            _shares.Clear();
            _sharedOf = (board, View);
        }

        if (!_shares.TryGetValue(province, out var percent))
        {
            _shares.Add(province, percent = NationShare.Of(board, View, [province]));
        }

        return percent;
    }

    /// <summary>How many of all expected forces have closed the period; null before a board came.</summary>
    public BoardCoverage? Closed =>
        State?.Board is { } board ? BoardCoverage.Of(board, ExpectedPairs.Reference, KnownAreas.Current) : null;

    /// <summary>How many of a province's expected forces have closed the period; null before a board came.</summary>
    public BoardCoverage? ClosedOf(AreaId province) =>
        State?.Board is { } board
            ? BoardCoverage.OfProvince(board, ExpectedPairs.Reference, KnownAreas.Current, province)
            : null;

    /// <summary>What the subscription to <see cref="Subject"/> tells.</summary>
    public void OnBoard(DateTimeOffset now, BoardState state)
    {
        (Now, State, Refusal) = (now, state, "");
        if (state.SiloTime is { } silo && silo != _siloTime)
        {
            (_siloTime, _nationAhead) = (silo, silo - now);
        }

        if (state is { Condition: BoardCondition.Live, Board: not null })
        {
            Rates.Observe(now, state.Board, View);
        }

        Arrange();
    }

    /// <summary>What the nation tells of its alarms.</summary>
    public void OnAlarms(StandingAlarms alarms)
    {
        Alarms = alarms;
        Arrange();
    }

    /// <summary>The nation refused the subscription.</summary>
    public void OnRefused(DateTimeOffset now, string why) => (Now, Refusal) = (now, why);

    /// <summary>Time passed.</summary>
    public void OnTick(DateTimeOffset now)
    {
        Now = now;
        Arrange();
    }

    /// <summary>Time passed, and nothing has to be arranged anew before something else comes.</summary>
    public void OnAnswer(DateTimeOffset now) => Now = now;

    /// <summary>Another board is watched from now on; its figures are not there yet.</summary>
    public void Watch(Subject subject)
    {
        if (subject == Subject)
        {
            return;
        }

        (Subject, Refusal) = (subject, "");
        Rates.Clear();
        State = State?.WithoutBoard();
        Arrange();
    }

    /// <summary>Another view is shown from now on.</summary>
    public void Show(View view)
    {
        if (view != View)
        {
            View = view;
            Rates.Clear();
        }
    }

    private void Arrange()
    {
        Provinces = State is null ? [] : _list.Of(State, LastDay, NationNow, Alarms.UrgencyOf);
        var old = Provinces.Where(entry => entry.IsOld).Select(entry => entry.Area).ToList();
        OldPercent = State?.Board is { } board && old.Count > 0 ? NationShare.Of(board, View, old) : 0;
    }
}
