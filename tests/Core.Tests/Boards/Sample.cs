using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Boards;

/// <summary>Postings and boards that the tests of this folder share.</summary>
internal static class Sample
{
    public static readonly Span Quarter = new(new Day(2025, 1, 1), new Day(2025, 3, 31));
    public static readonly AreaId CaoBang = Province("04");
    public static readonly AreaId LangSon = Province("20");
    public static readonly IndicatorNumber Patrols = Number("patrol.patrols");
    public static readonly IndicatorNumber Attendance = Number("outreach.attendance");

    public static AreaId Area(string code)
    {
        Assert.True(AreaCatalogue.Reference.TryResolve(AreaCode.Parse(code), new Day(2025, 1, 15), out var id));
        return id;
    }

    public static Posting Post(
        AreaId area,
        IndicatorNumber indicator,
        string forces,
        long amount,
        Span? span = null,
        Qualifier qualifier = Qualifier.Exact
    )
    {
        Assert.True(ForceSet.TryParse(forces, out var set));
        var key = new PostingKey(area, indicator, span ?? Span.Of(new Day(2025, 1, 15)), set, Approval.Provisional);
        return Posting.Add(key, new Amount(amount), qualifier);
    }

    public static Board Of(params Posting[] postings)
    {
        var table = new PeriodTable(Quarter);
        foreach (var posting in postings)
        {
            table.Apply(posting.Key.Area, posting);
        }

        return Board.Of(table);
    }

    private static AreaId Province(string code) => Area(code);

    private static IndicatorNumber Number(string code)
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet(code, out var indicator));
        return indicator.Number;
    }
}
