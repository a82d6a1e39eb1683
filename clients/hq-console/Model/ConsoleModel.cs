using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Model;

/// <summary>
/// What the console knows and shows. Messages, keys and time come in, the painters read it; it knows no terminal, no
/// network and no clock. One thread at a time.
/// </summary>
internal sealed class ConsoleModel(ConsoleSettings settings, DateTimeOffset start)
{
    private const int PageRows = 10;

    private readonly ProvinceList _list = new();
    private readonly Picker _periods = new();
    private readonly Picker _views = new();
    private readonly Picker _indicators = new();
    private readonly Picker _provinces = new();
    private Page _behind;
    private AreaId? _selected;

    public Language Language => settings.Language;

    public string Note => settings.Note;

    /// <summary>The board that is watched; another one: the caller subscribes anew.</summary>
    public Subject Subject { get; private set; } = settings.Subject;

    public View View { get; private set; } = settings.View;

    public Page Page { get; private set; }

    public DateTimeOffset Now { get; private set; } = start;

    public Day Today => Day.At(Now);

    /// <summary>What came last; null before anything came.</summary>
    public BoardState? State { get; private set; }

    /// <summary>What the nation refused, for the operator; empty: nothing.</summary>
    public string Refusal { get; private set; } = "";

    public RateMeter Rates { get; } = new();

    /// <summary>What is being typed to find, or null.</summary>
    public string? Find { get; private set; }

    /// <summary>What is being typed as a period.</summary>
    public string TypedPeriod { get; private set; } = "";

    public bool WantsToQuit { get; private set; }

    /// <summary>The provinces that are shown, in their order.</summary>
    public IReadOnlyList<ProvinceEntry> Provinces { get; private set; } = [];

    /// <summary>The province that the cursor is on, or that is open; null where there is none.</summary>
    public ProvinceEntry? Selected => Provinces.Count == 0 ? null : Provinces[_provinces.Index];

    public int SelectedIndex =>
        Page switch
        {
            Page.Periods => _periods.Index,
            Page.Views => _views.Index,
            Page.Province => _indicators.Index,
            _ => _provinces.Index,
        };

    public IReadOnlyList<Period> Periods => PeriodChoices.On(Today, Subject.Calendar, Subject.Period);

    /// <summary>True while what is shown is verified and current.</summary>
    public bool IsLive => State?.Condition == BoardCondition.Live;

    /// <summary>The indicators of the open province in the chosen view, those that are searched for alone.</summary>
    public IReadOnlyList<IndicatorLine> Indicators
    {
        get
        {
            if (State?.Board is not { } board || Selected is not { } province)
            {
                return [];
            }

            var lines = new List<IndicatorLine>();
            foreach (var row in board.RowsOf(province.Area))
            {
                var figure = row.Figure(View);
                var isLive = !figure.IsEmpty || figure.Unattributed != 0;
                if (isLive && IndicatorCatalogue.Reference.TryGet(row.Indicator, out var indicator))
                {
                    lines.Add(new IndicatorLine(indicator, figure));
                }
            }

            return Find is { } typed ? lines.FindAll(line => Folding.Finds(typed, line.Name(Language))) : lines;
        }
    }

    /// <summary>The figure of the nation in the chosen view; null before a board came.</summary>
    public Figure? NationFigure(Indicator indicator) => State?.Board?.FigureOf(AreaId.Nation, indicator.Number, View);

    /// <summary>What the subscription to <see cref="Subject"/> tells.</summary>
    public void OnBoard(DateTimeOffset now, BoardState state)
    {
        (Now, State, Refusal) = (now, state, "");
        if (state is { Condition: BoardCondition.Live, Board: not null })
        {
            foreach (var headline in Headlines.All)
            {
                Rates.Observe(now, headline.Indicator.Number, NationFigure(headline.Indicator)!.Value.Amount);
            }
        }

        Arrange();
    }

    /// <summary>The nation refused the subscription.</summary>
    public void OnRefused(DateTimeOffset now, string why) => (Now, Refusal) = (now, why);

    /// <summary>Time passed.</summary>
    public void OnTick(DateTimeOffset now) => Now = now;

    /// <summary>A key was pressed.</summary>
    public void OnKey(KeyPress key)
    {
        if (Page == Page.Periods)
        {
            OnPeriodKey(key);
        }
        else if (Find is not null)
        {
            OnFindKey(key);
        }
        else if (!MoveList(key.Name))
        {
            OnCommandKey(key);
        }
    }

    private bool MoveList(KeyName key)
    {
        var moved = Page switch
        {
            Page.Provinces => _provinces.Move(key, Provinces.Count, PageRows),
            Page.Province => _indicators.Move(key, Indicators.Count, PageRows),
            Page.Views => _views.Move(key, Views.All.Count, PageRows),
            _ => false,
        };
        _selected = Page == Page.Provinces && moved ? Selected?.Area : _selected;
        return moved;
    }

    private void OnCommandKey(KeyPress key)
    {
        switch (key)
        {
            case { Name: KeyName.Enter }:
                OnEnter();
                break;
            case { Name: KeyName.Escape or KeyName.Backspace }:
                Back();
                break;
            case { Name: KeyName.Text, Character: >= '1' and <= '9' } when Page == Page.Views:
                Show(Views.All[key.Character - '1']);
                break;
            case { Name: KeyName.Text }:
                OnLetter(char.ToLowerInvariant(key.Character));
                break;
            default:
                break;
        }
    }

    private void OnLetter(char letter)
    {
        switch (letter)
        {
            case 'q':
                WantsToQuit = true;
                break;
            case '?':
                Open(Page.Help);
                break;
            case '/' when Page is Page.Provinces or Page.Province:
                Find = "";
                break;
            case 'p':
                OpenPeriods();
                break;
            case 'v':
                _views.GoTo((int)View, Views.All.Count);
                Open(Page.Views);
                break;
            case 'c':
                Watch(Subject with { Calendar = Other(Subject.Calendar) });
                break;
            default:
                break;
        }
    }

    private void OnEnter()
    {
        if (Page == Page.Views)
        {
            Show(Views.All[_views.Index]);
        }
        else if (Page == Page.Provinces && Selected is { } province)
        {
            (_selected, Page) = (province.Area, Page.Province);
            _indicators.GoTo(0, 1);
        }
        else if (Page == Page.Help)
        {
            Back();
        }
    }

    private void Open(Page page)
    {
        _behind = Page is Page.Provinces or Page.Province ? Page : _behind;
        Page = page;
    }

    private void Back() => Page = Page is Page.Provinces or Page.Province ? Page.Provinces : _behind;

    private void OnFindKey(KeyPress key)
    {
        if (MoveList(key.Name))
        {
            return;
        }

        switch (key.Name)
        {
            case KeyName.Enter or KeyName.Escape:
                _selected =
                    key.Name == KeyName.Enter && Page == Page.Provinces ? Selected?.Area ?? _selected : _selected;
                Find = null;
                break;
            case KeyName.Backspace:
                Find = Find!.Length == 0 ? null : Find[..^1];
                break;
            case KeyName.Text:
                Find += key.Character;
                break;
            default:
                break;
        }

        Arrange();
    }

    private void OpenPeriods()
    {
        var periods = Periods;
        _periods.GoTo(periods.ToList().IndexOf(Subject.Period), periods.Count);
        TypedPeriod = "";
        Open(Page.Periods);
    }

    private void OnPeriodKey(KeyPress key)
    {
        if (_periods.Move(key.Name, Periods.Count, PageRows))
        {
            TypedPeriod = "";
            return;
        }

        switch (key.Name)
        {
            case KeyName.Escape:
                Back();
                break;
            case KeyName.Backspace:
                TypedPeriod = TypedPeriod.Length == 0 ? "" : TypedPeriod[..^1];
                break;
            case KeyName.Text:
                TypedPeriod += char.ToUpperInvariant(key.Character);
                break;
            case KeyName.Enter when TypedPeriod.Length == 0:
                Watch(Subject with { Period = Periods[_periods.Index] });
                Back();
                break;
            case KeyName.Enter when Period.TryParse(TypedPeriod, out var typed):
                Watch(Subject with { Period = typed });
                Back();
                break;
            default:
                break;
        }
    }

    private void Watch(Subject subject)
    {
        if (subject == Subject)
        {
            return;
        }

        (Subject, Refusal) = (subject, "");
        Rates.Clear();
        State = State is null ? null : State with { Condition = BoardCondition.Connecting, Board = null, Problem = "" };
        Arrange();
    }

    private void Show(View view)
    {
        if (view != View)
        {
            View = view;
            Rates.Clear();
        }

        Back();
    }

    /// <summary>Lists anew and keeps the cursor on its province, wherever that went.</summary>
    private void Arrange()
    {
        var all = State is null ? [] : _list.Of(State, Subject.LastDay(Today));
        Provinces =
            Find is { Length: > 0 } typed && Page == Page.Provinces
                ? [.. all.Where(entry => Folding.Finds(typed, $"{entry.Name} {entry.FullName}"))]
                : all;
        var index = Provinces.ToList().FindIndex(entry => entry.Area == _selected);
        _provinces.GoTo(index < 0 ? _provinces.Index : index, Provinces.Count);
        _selected ??= Page == Page.Province ? Selected?.Area : null;
    }

    private static Calendar Other(Calendar calendar) => calendar == Calendar.Civil ? Calendar.Decree09 : Calendar.Civil;
}
