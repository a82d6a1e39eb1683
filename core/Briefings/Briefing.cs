using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Vintages;

namespace Federation.Core.Briefings;

/// <summary>
/// A session of both ministries and the sites (hội nghị giao ban trực tuyến): what its screens show, who steers, who
/// has agreed and signed. It reads no clock and writes nothing: the host writes the event that it decides on, and
/// applies it; the same events give the same briefing wherever they are applied. One thread at a time.
/// </summary>
public sealed class Briefing
{
    /// <summary>
    /// The most events. One that is full can still be closed. 5,000 are a command every 9 seconds for 12 hours.
    /// </summary>
    public const int EventsMax = 5_000;

    private readonly HashSet<Guid> _commands = [];
    private readonly Dictionary<AreaId, (BoardDigest Page, long At)> _agreed = [];
    private readonly List<MinistrySignature> _signatures = [];
    private readonly SortedSet<Ministry> _dropped = [];
    private readonly AgendaTimer _timer = new();
    private BriefingHappening.Opened? _opening;
    private FrozenBoard? _board;

    /// <summary>The last event's number; 0: it was not opened.</summary>
    public long Number { get; private set; }

    /// <summary>The last event; null: it was not opened.</summary>
    public BriefingEvent? Last { get; private set; }

    /// <summary>True once it was opened.</summary>
    public bool IsOpened => _opening is not null;

    /// <summary>How it was opened; its plan and board are those of then.</summary>
    /// <exception cref="InvalidOperationException">It was not opened.</exception>
    public BriefingHappening.Opened Opening => _opening ?? throw new InvalidOperationException("It was not opened.");

    /// <summary>Its identity.</summary>
    /// <exception cref="InvalidOperationException">It was not opened.</exception>
    public BriefingId Id => Opening.Id;

    /// <summary>When it was opened.</summary>
    public long OpenedAtUnixMicroseconds { get; private set; }

    /// <summary>When it was closed; null: it is open.</summary>
    public long? ClosedAtUnixMicroseconds { get; private set; }

    /// <summary>What is shown.</summary>
    public BriefingPlan Plan { get; private set; } = new([], [], [], Ministry.Defence);

    /// <summary>Who holds control.</summary>
    public Ministry Control { get; private set; }

    /// <summary>The number of the event since which it does.</summary>
    public long ControlSince { get; private set; }

    /// <summary>The page that is shown, from 1.</summary>
    public int Page { get; private set; } = 1;

    /// <summary>The province whose page lies over it; null: none.</summary>
    public AreaId? Province { get; private set; }

    /// <summary>What is highlighted; both null: nothing.</summary>
    public (IndicatorNumber? Indicator, AreaId? Area) Highlight { get; private set; }

    /// <summary>True: figures are shown live.</summary>
    public bool IsLive { get; private set; }

    /// <summary>The frozen board, also while figures are shown live.</summary>
    /// <exception cref="InvalidOperationException">It was not opened.</exception>
    public FrozenBoard Board => _board ?? throw new InvalidOperationException("It was not opened.");

    /// <summary>When the board was frozen.</summary>
    public long FrozenAtUnixMicroseconds { get; private set; }

    /// <summary>The signatures of the frozen board, in the order in which they came.</summary>
    public IReadOnlyList<MinistrySignature> Signatures => _signatures;

    /// <summary>
    /// Whose signatures were dropped when the board was frozen anew, and not given to the frozen one since.
    /// </summary>
    public IEnumerable<Ministry> Dropped =>
        _dropped.Where(ministry => _signatures.TrueForAll(signed => signed.Ministry != ministry));

    /// <summary>True where both ministries have signed the frozen board: đã thống nhất.</summary>
    public bool IsAgreed => _signatures.Count == Ministries.All.Count;

    /// <summary>What the agreed board was kept as; null: not yet.</summary>
    public BriefingHappening.Kept? Vintage { get; private set; }

    /// <summary>The agenda's item whose time runs or ran last, from 1; 0: none yet.</summary>
    public int AgendaItem => _timer.Item;

    /// <summary>Since when it runs; null: it is paused.</summary>
    public long? RunningSinceUnixMicroseconds => _timer.RunningSince;

    /// <summary>
    /// The id of the vintage that the agreed board is kept as, derived from the briefing and the event that froze the
    /// board: whoever keeps it, and however often, it is one vintage (RFC 9562, version 8).
    /// </summary>
    public VintageId VintageId => BriefingVintages.IdOf(Id, Board.Version, Board.Sha256);

    /// <summary>How long an item of the agenda has been spoken to, until it was paused last, in microseconds.</summary>
    /// <param name="item">From 1.</param>
    public long SpentMicroseconds(int item) => _timer.Spent(item);

    /// <summary>The key of a ministry; null where none was given.</summary>
    public BriefingKey? KeyOf(Ministry ministry) => Opening.Keys.FirstOrDefault(key => key.Ministry == ministry);

    /// <summary>When a province agreed, and whether to the figures of the frozen board; null: it has not.</summary>
    public (long AtUnixMicroseconds, bool IsCurrent)? AgreementOf(AreaId province) =>
        _agreed.TryGetValue(province, out var agreed) ? (agreed.At, agreed.Page == Board.PageOf(province)) : null;

    /// <summary>How many provinces have agreed to the figures of the frozen board.</summary>
    public int AgreedCount => Board.Provinces.Count(page => AgreementOf(page.Province) is { IsCurrent: true });

    /// <summary>What a ministry signs of the frozen board.</summary>
    public string StatementOf(Ministry ministry) =>
        BriefingStatement.Text(Id, Opening.Period, Opening.Calendar, Board, ministry);

    /// <summary>True where the command of this id was taken.</summary>
    public bool HasTaken(Guid command) => _commands.Contains(command);

    /// <summary>What becomes of a command; changes nothing.</summary>
    /// <param name="command">Its areas and indicators are in the catalogues.</param>
    /// <param name="nowUnixMicroseconds">The host's clock.</param>
    /// <exception cref="PlatformNotSupportedException">A key or a signature, in a browser.</exception>
    public BriefingDecision Decide(BriefingCommand command, long nowUnixMicroseconds) =>
        BriefingRules.Decide(this, command, nowUnixMicroseconds);

    /// <summary>Takes in the next event: the only way in which anything changes.</summary>
    /// <exception cref="InvalidOperationException">It does not follow: another number, or not opened first.</exception>
    public void Apply(BriefingEvent happened)
    {
        if (happened.Number != Number + 1 || happened.What is BriefingHappening.Opened == IsOpened)
        {
            throw new InvalidOperationException(
                $"Event {happened.Number} ({happened.What.GetType().Name}) does not follow event {Number}."
            );
        }

        Apply(happened.What, happened);
        Number = happened.Number;
        Last = happened;
        _ = _commands.Add(happened.CommandId);
    }

    private void Apply(BriefingHappening what, BriefingEvent happened)
    {
        var at = happened.AtUnixMicroseconds;
        switch (what)
        {
            case BriefingHappening.Opened opened:
                Open(opened, happened);
                break;
            case BriefingHappening.PageShown(var page):
                (Page, Province, Highlight) = (page, null, default);
                break;
            case BriefingHappening.ProvinceShown(var province):
                Province = province;
                break;
            case BriefingHappening.Highlighted(var indicator, var area):
                Highlight = (indicator, area);
                break;
            case BriefingHappening.Frozen(var board):
                Freeze(board, at);
                break;
            case BriefingHappening.LiveSwitched(var isLive):
                IsLive = isLive;
                break;
            case BriefingHappening.ControlHanded(var to):
                (Control, ControlSince) = (to, happened.Number);
                break;
            case BriefingHappening.ItemBegun(var item):
                _timer.Begin(item, at);
                break;
            case BriefingHappening.ItemPaused:
                _timer.Pause(at);
                break;
            case BriefingHappening.Planned(var plan):
                Replan(plan, at);
                break;
            case BriefingHappening.Agreed(var province, var page):
                _agreed[province] = (page, at);
                break;
            case BriefingHappening.Signed signed:
                _signatures.Add(
                    new MinistrySignature(signed.By, signed.Board, signed.Signature, at) { Signer = signed.Signer }
                );
                break;
            case BriefingHappening.Kept kept:
                Vintage = kept;
                break;
            case BriefingHappening.Closed:
                _timer.Pause(at);
                ClosedAtUnixMicroseconds = at;
                break;
        }
    }

    private void Open(BriefingHappening.Opened opened, BriefingEvent happened)
    {
        _opening = opened;
        OpenedAtUnixMicroseconds = happened.AtUnixMicroseconds;
        Plan = opened.Plan;
        (Control, ControlSince) = (happened.Ministry ?? opened.Plan.First, happened.Number);
        Freeze(opened.Board, happened.AtUnixMicroseconds);
    }

    private void Freeze(FrozenBoard board, long at)
    {
        (_board, FrozenAtUnixMicroseconds, IsLive) = (board, at, false);
        _dropped.UnionWith(_signatures.Select(signed => signed.Ministry));
        _signatures.Clear();
    }

    private void Replan(BriefingPlan plan, long at)
    {
        var kept = plan.Pages.ToList().FindIndex(page => page.Key == Plan.Pages[Page - 1].Key) + 1;
        if (kept == 0)
        {
            (Province, Highlight) = (null, default);
        }

        Page = kept > 0 ? kept : Math.Min(Page, plan.Pages.Count);
        _timer.Replan(Plan.Agenda, plan.Agenda, at);
        Plan = plan;
    }
}
