using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Kind = Federation.Wire.V1.BoardUpdate.UpdateOneofCase;

namespace Federation.Silo.Tests.Vintages;

/// <summary>Figures are marked with what became of them since the vintage. Each test has its own period.</summary>
public sealed class RevisedFiguresTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_figure_says_from_what_by_how_much_and_since_which_vintage_it_was_revised()
    {
        var day = new Day(2022, 1, 5);
        await _nation.RecordAsync("20", Patrols("20/183", 30, day));
        var vintage = await FreezeAsync(Keep.Request("2022-01", "Giao ban tháng 1"));
        var agreed = await _nation.AskAsync(Ask.For("VN", "2022-01"));
        Assert.Equal(vintage.Id, agreed.Vintage.Id);
        Assert.Null(Assert.Single(agreed.Figures).Revision);

        await _nation.RecordAsync("20", Patrols("20/183", 7, day));

        foreach (var area in (string[])["VN", "20"])
        {
            var answer = await _nation.AskAsync(Ask.For(area, "2022-01"));
            var revision = Assert.Single(answer.Figures).Revision;
            Assert.Equal((30, 1, 7), (revision.AmountThen, revision.CountThen, revision.Difference));
            Assert.Equal(("30 lần", "+7 lần"), (revision.ThenVi, revision.ChangeVi));
            Assert.Equal(("30 patrols", "+7 patrols"), (revision.ThenEn, revision.ChangeEn));
            Assert.Equal(
                ("Giao ban tháng 1", vintage.FrozenUnixUs),
                (answer.Vintage.Name, answer.Vintage.FrozenUnixUs)
            );
            Assert.Equal(
                (vintage.Fingerprint, vintage.Version, vintage.Position),
                (answer.Vintage.Fingerprint, answer.Vintage.Version, answer.Vintage.Position)
            );
        }

        var below = await _nation.AskAsync(Ask.For("20/183", "2022-01"));
        Assert.Null(below.Vintage);
        Assert.Equal(37, below.Amount("patrol.patrols"));
    }

    [Fact]
    public async Task Provinces_that_revise_against_each_other_are_marked_where_the_nation_is_not()
    {
        var day = new Day(2022, 2, 5);
        var langSon = await _nation.RecordAsync("20", Patrols("20/183", 30, day));
        var caoBang = await _nation.RecordAsync("04", Patrols("04", 5, day));
        await FreezeAsync(Keep.Request("2022-02"));
        await _nation.RecordAsync(langSon, Patrols("20/183", 30, day).Reverse());
        await _nation.RecordAsync(caoBang, Patrols("04", 30, day));

        var answer = await _nation.Boards.RollUpAsync(
            new() { Question = Ask.For("VN", "2022-02"), By = "province" },
            cancellationToken: Cancel
        );

        Assert.Null(Assert.Single(answer.Nation.Figures).Revision);
        var groups = answer.Groups.Where(group => group.Figures.Count > 0).ToDictionary(group => group.Code);
        Assert.Equal((5, 30), Read(groups["04"]));
        Assert.Equal((30, -30), Read(groups["20"]));
        Assert.Equal(0, groups["20"].Figures[0].Count);

        static (long, long) Read(RolledUp group) =>
            (group.Figures[0].Revision.AmountThen, group.Figures[0].Revision.Difference);
    }

    [Fact]
    public async Task Figures_as_of_then_are_marked_with_the_vintages_of_then()
    {
        var day = new Day(2022, 3, 5);
        await _nation.RecordAsync("20", Patrols("20/183", 30, day));
        var first = await FreezeAsync(Keep.Request("2022-03", "Lần một"));
        await _nation.RecordAsync("20", Patrols("20/183", 7, day));
        var second = await FreezeAsync(Keep.Request("2022-03", "Lần hai"));
        await _nation.RecordAsync("20", Patrols("20/183", 1, day));

        Assert.Null((await _nation.FiguresAtAsync(Keep.At(first), "VN")).Vintage);
        var then = await _nation.FiguresAtAsync(Keep.At(second), "VN");
        Assert.Equal(("Lần một", 7), (then.Vintage.Name, then.Figures[0].Revision.Difference));
        var now = await _nation.AskAsync(Ask.For("VN", "2022-03"));
        Assert.Equal(("Lần hai", 1), (now.Vintage.Name, now.Figures[0].Revision.Difference));
    }

    [Fact]
    public async Task A_watched_board_comes_with_the_vintage_that_it_is_marked_against()
    {
        var day = new Day(2022, 4, 5);
        await _nation.RecordAsync("20", Patrols("20/183", 30, day));
        using var watch = _nation.Boards.Watch(new WatchRequest { Period = "2022-04" }, cancellationToken: Cancel);
        var first = await NextMarkAsync(watch);
        Assert.Null(first.Mark);

        var vintage = await _nation.FreezeAsync(Keep.Request("2022-04"));
        var mark = await NextMarkAsync(watch);

        Assert.Equal((vintage.Id, vintage.Name), (mark.Mark.Id, mark.Mark.Name));
        Assert.Null(BoardMessages.TryRead(mark.Board, out var board, out var version));
        Assert.Equal((vintage.Version, vintage.Fingerprint), (version.ToWire(), board!.Fingerprint.ToString()));
    }

    /// <summary>Keeps a board, and waits until the silo marks figures with it.</summary>
    private async Task<Vintage> FreezeAsync(FreezeRequest request)
    {
        var vintage = await _nation.FreezeAsync(request);
        _ = await _nation.FoldedAsync();
        return vintage;
    }

    private static async Task<BoardVintage> NextMarkAsync(AsyncServerStreamingCall<BoardUpdate> watch)
    {
        while (await watch.ResponseStream.MoveNext(Cancel))
        {
            if (watch.ResponseStream.Current is { UpdateCase: Kind.Beat, Beat.Vintage: { } vintage })
            {
                return vintage;
            }
        }

        throw new InvalidOperationException("The stream ended before a beat told of a vintage.");
    }

    private static Posting Patrols(string area, long amount, Day day) =>
        Known.Posting(area, "patrol.patrols", amount, day);
}
