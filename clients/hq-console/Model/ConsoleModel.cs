using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire;

namespace Federation.HqConsole.Model;

/// <summary>
/// What the console knows and shows. Messages, keys and time come in, the painters read it; it knows no terminal, no
/// network and no clock. One thread at a time.
/// </summary>
internal sealed class ConsoleModel
{
    private const int PageRows = 10;

    private readonly ConsoleSettings _settings;
    private readonly ProvinceList _list = new();
    private readonly ProvinceCursor _provinces = new();
    private readonly Picker _help = new();
    private readonly Search _search = new();
    private Page _behind;
    private AreaAnswer? _answer;
    private DateTimeOffset? _siloTime;
    private TimeSpan _nationAhead;

    public ConsoleModel(ConsoleSettings settings, DateTimeOffset start)
    {
        _settings = settings;
        (Subject, View, Now) = (settings.Subject, settings.View, start);
        Periods = new Chooser<Period>(typed => PeriodChoices.On(Subject, Today, typed));
        Views = new Chooser<View>(typed => ViewChoices.On(typed, Language));
    }

    public Language Language => _settings.Language;

    /// <summary>What has to be said of the figures on this page; empty: nothing.</summary>
    public string Note => _settings.Notes.On(Asked is null ? null : Drill.Path.First(), View);

    /// <summary>The provinces whose figures are made up.</summary>
    public IReadOnlySet<AreaId> MadeUp => _settings.Notes.MadeUp;

    /// <summary>True where there is, or may come, something to note: the same for the whole session.</summary>
    public bool HasNotes => !_settings.Notes.IsEmpty || _settings.Notices.Length > 0;

    /// <summary>What the program that started the console tells of itself; empty: nothing.</summary>
    public string Notice { get; private set; } = "";

    /// <summary>The board that is watched; another one: the caller subscribes anew.</summary>
    public Subject Subject { get; private set; }

    public View View { get; private set; }

    public Page Page { get; private set; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Now by the nation's clock, as far as it was told: what times of links are compared with.</summary>
    public DateTimeOffset NationNow => Now + _nationAhead;

    public Day Today => Day.At(Now);

    /// <summary>What came last; null before anything came.</summary>
    public BoardState? State { get; private set; }

    /// <summary>What the nation refused, for the operator; empty: nothing.</summary>
    public string Refusal { get; private set; } = "";

    public RateMeter Rates { get; } = new();

    /// <summary>The choice of a period, while <see cref="Page.Periods"/> is shown.</summary>
    public Chooser<Period> Periods { get; }

    /// <summary>The choice of a view, while <see cref="Page.Views"/> is shown.</summary>
    public Chooser<View> Views { get; }

    /// <summary>What is wrong, and who has seen it.</summary>
    public AlarmDesk Alarms { get; } = new();

    /// <summary>The way to the open area, and the cursor there.</summary>
    public Drill Drill { get; } = new();

    /// <summary>What is being typed to find, or null.</summary>
    public string? Find => _search.Typed;

    public bool WantsToQuit { get; private set; }

    /// <summary>The provinces that are shown, in their order.</summary>
    public IReadOnlyList<ProvinceEntry> Provinces => _provinces.Entries;

    /// <summary>The province that the cursor is on, or that is open; null where there is none.</summary>
    public ProvinceEntry? Selected => _provinces.Selected;

    /// <summary>How many provinces there are, found or not.</summary>
    public int ProvinceCount { get; private set; }

    /// <summary>The place of the cursor in the list of provinces.</summary>
    public int SelectedIndex => _provinces.Index;

    /// <summary>The line of the help that the cursor is on.</summary>
    public int HelpIndex => _help.Index;

    /// <summary>How many ledgers were stopped by name.</summary>
    public int StoppedLedgers => State?.Links.Count(link => link.IsStopped) ?? 0;

    /// <summary>
    /// Of the nation's figures in the chosen view, the percents that may lack what happened more than a minute ago.
    /// </summary>
    public int OldPercent { get; private set; }

    /// <summary>True while what is shown is verified and current.</summary>
    public bool IsLive => State?.Condition == BoardCondition.Live;

    /// <summary>What the figures of the open area have to be asked for; null where none is open.</summary>
    public AreaAsked? Asked =>
        (Page == Page.Area || _behind == Page.Area) && Drill.Area is { } area
            ? new AreaAsked(area, KnownAreas.Current.Get(area).Nearest(LastDay).Code, Subject, View)
            : null;

    /// <summary>The last answer about the open area; null before one came.</summary>
    public AreaAnswer? Answer => _answer?.Asked == Asked ? _answer : null;

    /// <summary>True while the figures of the open area are current: a province's are on the verified board.</summary>
    public bool IsAreaCurrent => Drill.IsAtProvince ? IsLive : IsAnswerCurrent;

    /// <summary>True while the areas in the open one are current.</summary>
    public bool IsAnswerCurrent => Answer is { Problem: "" } answer && Now - answer.At <= AreaAnswer.CurrentFor;

    /// <summary>The areas directly in the open one that have figures, those that are searched for alone.</summary>
    public IReadOnlyList<AreaLine> Within => _search.In(Searched.Areas, Answer?.Within ?? [], area => area.Name);

    /// <summary>The indicators of the open area in the chosen view, those that are searched for alone.</summary>
    public IReadOnlyList<IndicatorLine> Indicators =>
        _search.In(Searched.Indicators, AllIndicators, line => line.Name(Language));

    private IReadOnlyList<IndicatorLine> AllIndicators =>
        Drill.IsAtProvince ? LiveOf(Drill.Area!.Value) : Answer?.Area.Lines ?? [];

    /// <summary>The day whose names are shown.</summary>
    public Day LastDay => Subject.LastDay(Today);

    /// <summary>The figure of the nation in the chosen view; null before a board came.</summary>
    public Figure? NationFigure(Indicator indicator) => State?.Board?.FigureOf(AreaId.Nation, indicator.Number, View);

    /// <summary>What a province or the nation has figures of in the chosen view.</summary>
    public IReadOnlyList<IndicatorLine> LiveOf(AreaId area) => IndicatorLine.LiveOf(State, area, View);

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

    /// <summary>What the nation answers to <see cref="Asked"/>. A failure leaves the last answer in place.</summary>
    public void OnAnswer(DateTimeOffset now, AreaAnswer answer)
    {
        Now = now;
        if (answer.Asked == Asked)
        {
            _answer = answer.Problem.Length > 0 && Answer is { } last ? last with { Problem = answer.Problem } : answer;
        }
    }

    /// <summary>What the nation tells of its alarms.</summary>
    public void OnAlarms(AlarmNews news)
    {
        Alarms.OnNews(news);
        Arrange();
    }

    /// <summary>The program that started the console tells something.</summary>
    public void OnNotice(string notice) => Notice = notice;

    /// <summary>The nation refused the subscription.</summary>
    public void OnRefused(DateTimeOffset now, string why) => (Now, Refusal) = (now, why);

    /// <summary>Time passed.</summary>
    public void OnTick(DateTimeOffset now)
    {
        Now = now;
        Arrange();
    }

    /// <summary>
    /// A key was pressed. Where a field is open every character goes into it; else letters are commands.
    /// </summary>
    public void OnKey(KeyPress key)
    {
        if (Page == Page.Periods)
        {
            OnChooserKey(Periods, key, period => Watch(Subject with { Period = period }));
        }
        else if (Page == Page.Views)
        {
            OnChooserKey(Views, key, Show);
        }
        else if (MoveList(key.Name) || (Page == Page.Alarms && Alarms.OnKey(key, PageRows)))
        {
            return;
        }
        else if (Find is not null)
        {
            OnFindKey(key);
        }
        else
        {
            OnCommandKey(key);
        }
    }

    private bool MoveList(KeyName key)
    {
        if (Page == Page.Area)
        {
            return Drill.Move(key, Within.Count, Indicators.Count, PageRows);
        }

        if (Page == Page.Help)
        {
            return _help.Move(key, HelpLine.All.Count, PageRows);
        }

        return Page == Page.Provinces && _provinces.Move(key, PageRows);
    }

    private void OnCommandKey(KeyPress key)
    {
        switch (key)
        {
            case { Name: KeyName.Enter or KeyName.Right }:
                OpenArea();
                break;
            case { Name: KeyName.Escape or KeyName.Backspace or KeyName.Left }:
                Back();
                break;
            case { Name: KeyName.Tab } when Page == Page.Area:
                Drill.Toggle();
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
            case 'a' when Page is Page.Provinces or Page.Area:
                Alarms.GoTo(Selected?.Area);
                Open(Page.Alarms);
                break;
            case '/' when Page is Page.Provinces or Page.Area:
                _search.Open(
                    Page == Page.Provinces ? Searched.Provinces
                    : Drill.IsOnAreas(Within.Count) ? Searched.Areas
                    : Searched.Indicators
                );
                break;
            case 'p':
                Open(Page.Periods);
                Periods.Open(Subject.Period);
                break;
            case 'v':
                Open(Page.Views);
                Views.Open(View);
                break;
            case 'c':
                Watch(Subject.OnOtherCalendar());
                break;
            default:
                break;
        }
    }

    private void OpenArea()
    {
        if (Page == Page.Help)
        {
            Back();
        }
        else if (Page == Page.Provinces && Selected is { } province)
        {
            _provinces.Stay();
            Page = Page.Area;
            Drill.Start(province.Area);
        }
        else if (Page == Page.Area && Drill.IsOnAreas(Within.Count))
        {
            Drill.Enter(Within[Drill.AreaIndex(Within.Count)].Area);
        }
    }

    private void Open(Page page)
    {
        _behind = Page is Page.Provinces or Page.Area ? Page : _behind;
        Page = page;
    }

    private void Back()
    {
        Page = Page switch
        {
            Page.Provinces => Page.Provinces,
            Page.Area => Drill.Leave() ? Page.Area : Page.Provinces,
            _ => _behind,
        };
        _behind = Page;
    }

    private void OnFindKey(KeyPress key)
    {
        if (key.Name == KeyName.Enter)
        {
            StayOnFound();
        }

        _search.OnKey(key);
        Arrange();
    }

    /// <summary>Puts the cursor on what it found, in the whole list.</summary>
    private void StayOnFound()
    {
        if (_search.List == Searched.Provinces)
        {
            _provinces.Stay();
        }
        else if (_search.List == Searched.Areas && Within.Count > 0)
        {
            Drill.GoToArea(Answer!.Within.ToList().IndexOf(Within[Drill.AreaIndex(Within.Count)]));
        }
        else if (_search.List == Searched.Indicators && Indicators.Count > 0)
        {
            Drill.GoToIndicator(AllIndicators.ToList().IndexOf(Indicators[Drill.IndicatorIndex(Indicators.Count)]));
        }
    }

    private void OnChooserKey<T>(Chooser<T> chooser, KeyPress key, Action<T> take)
    {
        if (!chooser.OnKey(key, PageRows) && chooser.IsOver(key, out var choices))
        {
            Back();
            choices.ForEach(take);
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
        State = State?.WithoutBoard();
        Arrange();
    }

    private void Show(View view)
    {
        if (view != View)
        {
            View = view;
            Rates.Clear();
        }
    }

    /// <summary>Lists anew and keeps the cursor on its province, wherever that went.</summary>
    private void Arrange()
    {
        var all = State is null ? [] : _list.Of(State, LastDay, NationNow, Alarms.UrgencyOf);
        ProvinceCount = all.Count;
        _provinces.Show(_search.In(Searched.Provinces, all, entry => $"{entry.Name} {entry.FullName}"));
        var old = all.Where(entry => entry.IsOld).Select(entry => entry.Area).ToList();
        OldPercent = State?.Board is { } board && old.Count > 0 ? OldShare.Of(board, View, old) : 0;
    }
}
