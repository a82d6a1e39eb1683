using Federation.Core.Calendars;
using Federation.Silo.Tests.Rig;
using Federation.Silo.Tests.Vintages;
using Federation.Wire.V1;

namespace Federation.Silo.Tests.Postgres;

/// <summary>Vintages are the nation's: two silos on one database have the same.</summary>
public sealed class SharedVintageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Day s_day = new(2025, 1, 15);

    private SharedNations _nations = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Nation First => _nations.First;

    private Nation Second => _nations.Second;

    public async ValueTask InitializeAsync() => _nations = await SharedNations.StartAsync(postgres);

    public ValueTask DisposeAsync() => _nations.DisposeAsync();

    [Fact]
    public async Task What_one_silo_froze_every_silo_answers_byte_for_byte()
    {
        await First.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 3, s_day));
        var request = Keep.Request("2025-01");
        var vintage = await First.FreezeAsync(request);
        await Second.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 4, s_day));

        Assert.Equal(vintage, await Second.FreezeAsync(request));
        var boards = new List<BoardAtResponse>();
        foreach (var silo in (Nation[])[First, Second])
        {
            boards.Add(
                await silo.Vintages.BoardAsync(
                    new BoardAtRequest { AsOf = Keep.At(vintage) },
                    cancellationToken: Cancel
                )
            );
            Assert.Equal(3, (await silo.FiguresAtAsync(Keep.At(vintage), "20/183")).Amount("patrol.patrols"));
            Assert.Equal(4, Assert.Single((await silo.RevisionsAsync(vintage)).Revisions).Amount);
        }

        Assert.Equal(boards[0], boards[1]);
    }

    [Fact]
    public async Task Two_silos_that_freeze_one_id_at_once_answer_one_vintage()
    {
        await First.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 3, s_day));
        var requests = Enumerable.Range(1, 8).Select(i => Keep.Request("2025-01", $"Lần {i}")).ToList();
        foreach (var request in requests)
        {
            var answers = await Task.WhenAll(First.FreezeAsync(request), Second.FreezeAsync(request));
            Assert.Equal(answers[0], answers[1]);
        }

        var first = await First.Vintages.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel);
        Assert.Equal(requests.Select(request => request.Id), first.Vintages.Select(one => one.Id));
        Assert.Equal(first, await Second.Vintages.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel));
    }
}
