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
    private readonly ProvinceCursor _provinces = new();
    private readonly Picker _help = new();
    private readonly Search _search = new();
    private Page _behind;
    private AreaAnswer? _answer;

    public ConsoleModel(ConsoleSettings settings, DateTimeOffset start)
    {
        _settings = settings;
        Picture = new NationPicture(settings.Subject, settings.View, start);
        Periods = new Chooser<Period>(typed => PeriodChoices.On(Subject, Today, typed));
        Views = new Chooser<View>(typed => ViewChoices.On(typed, Language));
    }

    public Language Language => _settings.Language;

    /// <summary>The nation as it is now.</summary>
    public NationPicture Picture { get; }

    /// <summary>What has to be said of the figures on this page; empty: nothing.</summary>
    public string Note => _settings.Notes.On(Asked is null ? null : Drill.Path.First(), View);

    /// <summary>The provinces whose figures are made up.</summary>
    public IReadOnlySet<AreaId> MadeUp => _settings.Notes.MadeUp;

    /// <summary>True where there is, or may come, something to note: the same for the whole session.</summary>
    public bool HasNotes => !_settings.Notes.IsEmpty || _settings.Notices.Length > 0;

    /// <summary>What the program that started the console tells of itself; empty: nothing.</summary>
    public string Notice { get; private set; } = "";

    /// <summary>The board that is watched; another one: the caller subscribes anew.</summary>
    public Subject Subject => Picture.Subject;

    public View View => Picture.View;

    public Page Page { get; private set; }

    public DateTimeOffset Now => Picture.Now;

    /// <inheritdoc cref="NationPicture.NationNow"/>
    public DateTimeOffset NationNow => Picture.NationNow;

    public Day Today => Picture.Today;

    /// <inheritdoc cref="NationPicture.State"/>
    public BoardState? State => Picture.State;

    /// <inheritdoc cref="NationPicture.Refusal"/>
    public string Refusal => Picture.Refusal;

    public RateMeter Rates => Picture.Rates;

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
    public int ProvinceCount => Picture.Provinces.Count;

    /// <summary>The place of the cursor in the list of provinces.</summary>
    public int SelectedIndex => _provinces.Index;

    /// <summary>The line of the help that the cursor is on.</summary>
    public int HelpIndex => _help.Index;

    /// <inheritdoc cref="NationPicture.StoppedLedgers"/>
    public int StoppedLedgers => Picture.StoppedLedgers;

    /// <inheritdoc cref="NationPicture.OldPercent"/>
    public int OldPercent => Picture.OldPercent;

    /// <inheritdoc cref="NationPicture.IsLive"/>
    public bool IsLive => Picture.IsLive;

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
    public Day LastDay => Picture.LastDay;

    /// <inheritdoc cref="NationPicture.NationFigure"/>
    public Figure? NationFigure(Indicator indicator) => Picture.NationFigure(indicator);

    /// <inheritdoc cref="NationPicture.LiveOf"/>
    public IReadOnlyList<IndicatorLine> LiveOf(AreaId area) => Picture.LiveOf(area);

    /// <summary>What the subscription to <see cref="Subject"/> tells.</summary>
    public void OnBoard(DateTimeOffset now, BoardState state)
    {
        Picture.OnBoard(now, state);
        Arrange();
    }

    /// <summary>What the nation answers to <see cref="Asked"/>. A failure leaves the last answer in place.</summary>
    public void OnAnswer(DateTimeOffset now, AreaAnswer answer)
    {
        Picture.OnAnswer(now);
        if (answer.Asked == Asked)
        {
            _answer = answer.After(Answer);
        }
    }

    /// <summary>What the nation tells of its alarms.</summary>
    public void OnAlarms(AlarmNews news)
    {
        Alarms.OnNews(news);
        Picture.OnAlarms(Alarms.Standing);
        Arrange();
    }

    /// <summary>The program that started the console tells something.</summary>
    public void OnNotice(string notice) => Notice = notice;

    /// <summary>The nation refused the subscription.</summary>
    public void OnRefused(DateTimeOffset now, string why) => Picture.OnRefused(now, why);

    /// <summary>Time passed.</summary>
    public void OnTick(DateTimeOffset now)
    {
        Picture.OnTick(now);
        Arrange();
    }

    /// <summary>
    /// A key was pressed. Where a field is open every character goes into it; else letters are commands.
    /// </summary>
    public void OnKey(KeyPress key)
    {
        if (Page == Page.Periods)
        {
            OnChooserKey(Periods, key, period => Picture.Watch(Subject with { Period = period }));
        }
        else if (Page == Page.Views)
        {
            OnChooserKey(Views, key, Picture.Show);
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
                Picture.Watch(Subject.OnOtherCalendar());
                Arrange();
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
            Arrange();
        }
    }

    /// <summary>Lists anew and keeps the cursor on its province, wherever that went.</summary>
    private void Arrange() =>
        _provinces.Show(_search.In(Searched.Provinces, Picture.Provinces, entry => $"{entry.Name} {entry.FullName}"));
}
