using Federation.Client;
using Federation.Client.Picture;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.HqConsole.Model;
using Federation.HqConsole.Paint;
using Federation.Wire.V1;
using Xunit;
using FrameHead = Federation.Core.Exchange.FrameHead;
using LinkState = Federation.Core.Exchange.LinkState;
using Qualifier = Federation.Core.Figures.Qualifier;
using V1Figure = Federation.Wire.V1.Figure;

namespace Federation.Clients.Tests.HqConsole;

/// <summary>
/// Boards, links and models that the tests of the console share. It is 08:00 on 1 April 2025 in Vietnam.
/// </summary>
internal static class Scene
{
    public static readonly DateTimeOffset Start = new(2025, 4, 1, 1, 0, 0, TimeSpan.Zero);
    public static readonly Subject Quarter = new(Period.Quarter(2025, 1), Calendar.Civil);
    public static readonly AreaId CaoBang = Province("04");
    public static readonly AreaId LangSon = Province("20");
    public static readonly AreaId NgheAn = Province("40");
    public static readonly AreaId QuangNam = Province("49");
    private static readonly Uri Source = new("http://127.0.0.1:5080");

    public static ConsoleModel Model(Language language = Language.Vi, string note = "") =>
        new(new ConsoleSettings(language, Quarter, View.Total, FigureNotes.Of(note)), Start);

    /// <summary>The first quarter of 2025 of Cao Bằng as it was published, and a little of Lạng Sơn.</summary>
    public static Board Board(long morePatrols = 0) =>
        Of(
            Post(CaoBang, "info.exchanged", "military|border_guard|police", 1080),
            Post(CaoBang, "crime.cases", "military|border_guard|police", 138),
            Post(CaoBang, "crime.subjects", "police", 790),
            Post(CaoBang, "patrol.patrols", "border_guard+police", 406 + morePatrols),
            Post(CaoBang, "patrol.path_cleared", "border_guard", 41_400),
            Post(CaoBang, "outreach.attendance", "border_guard+police", 64_000, Qualifier.Nearly),
            Post(CaoBang, "civil.labour_days", "military", 12_485),
            Post(LangSon, "patrol.patrols", "border_guard", 12)
        );

    public static Board Of(params Posting[] postings)
    {
        var table = new PeriodTable(Quarter.Period.ToSpan(Calendar.Civil, Day.At(Start)));
        foreach (var posting in postings)
        {
            table.Apply(posting.Key.Area, posting);
        }

        return Core.Boards.Board.Of(table);
    }

    public static Posting Post(
        AreaId area,
        string code,
        string forces,
        long amount,
        Qualifier qualifier = Qualifier.Exact
    )
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet(code, out var indicator));
        Assert.True(ForceSet.TryParse(forces, out var set));
        var key = new PostingKey(area, indicator.Number, Span.Of(new Day(2025, 1, 15)), set, Approval.Provisional);
        return Posting.Add(key, new Amount(amount), qualifier);
    }

    public static BoardState State(
        Board board,
        BoardCondition condition = BoardCondition.Live,
        string problem = "",
        params LedgerStatus[] links
    ) => new(condition, board, new JournalVersion(1, 48_213), Start, Start, links, Source, problem);

    public static LedgerStatus Link(
        AreaId owner,
        LinkState state,
        long lag = 0,
        string reason = "",
        double latencyMs = 8,
        int silentSeconds = 0,
        FrameHead? edge = null,
        FrameHead? nation = null
    ) =>
        new(
            owner,
            "",
            "",
            new LedgerId(new Guid(owner.Value, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0)),
            state,
            100,
            100 + lag,
            lag,
            0,
            Start.AddSeconds(-silentSeconds),
            Start.AddSeconds(-silentSeconds),
            Start.AddMinutes(-48),
            new Day(2025, 3, 31),
            TimeSpan.FromMilliseconds(latencyMs),
            reason,
            edge,
            nation
        );

    /// <summary>The end of a chain whose hash is all of one byte.</summary>
    public static FrameHead Head(long number, byte hash) =>
        new(new FrameNumber(number), new FrameHash(Enumerable.Repeat(hash, FrameHash.Size).ToArray()));

    /// <summary>
    /// What the nation answers about the open area: itself and what is in it, each with patrols; nine where nothing is.
    /// </summary>
    public static AreaAnswer Answer(AreaAsked asked, params (string Code, long Patrols)[] within)
    {
        var response = new AreasResponse
        {
            Area = Figures(asked.Code.ToString(), within.Length == 0 ? 9 : within.Sum(area => area.Patrols)),
        };
        response.Within.Add(within.Select(area => Figures(area.Code, area.Patrols)));
        return AreaAnswer.Read(asked, Start, response);
    }

    public static string Text(ConsoleModel model, int width, int height) =>
        ScreenPainter.Paint(model, width, height).ToText();

    public static void Press(ConsoleModel model, string text)
    {
        foreach (var character in text)
        {
            model.OnKey(KeyPress.Of(character));
        }
    }

    public static void Press(ConsoleModel model, KeyName key) => model.OnKey(new KeyPress(key));

    private static AreaFigures Figures(string code, long patrols)
    {
        var id = Province(code);
        var figure = new V1Figure
        {
            Indicator = "patrol.patrols",
            Amount = patrols,
            Count = 1,
            Qualifier = Wire.V1.Qualifier.Exact,
        };
        var name = AreaCatalogue.Reference.FullName(id, new Day(2025, 3, 31));
        return new AreaFigures
        {
            AreaId = id.Value,
            Code = code,
            NameVi = name,
            Figures = { figure },
        };
    }

    private static AreaId Province(string code)
    {
        Assert.True(AreaCatalogue.Reference.TryResolve(AreaCode.Parse(code), new Day(2025, 1, 15), out var id));
        return id;
    }
}
