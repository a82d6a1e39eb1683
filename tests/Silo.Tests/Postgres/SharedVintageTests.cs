using Federation.Core.Calendars;
using Federation.Silo.Tests.Rig;
using Federation.Silo.Tests.Vintages;
using Federation.TestKit;
using Federation.Wire.V1;

namespace Federation.Silo.Tests.Postgres;

/// <summary>Vintages are the nation's: two silos on one database have the same.</summary>
public sealed class SharedVintageTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Day s_day = new(2025, 1, 15);

    private readonly TemporaryDirectory _directory = new();
    private Nation _first = null!;
    private Nation _second = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = await postgres.PreparedAsync();
        string[] shared =
        [
            "--Nation:Postgres:Connection",
            options.Connection,
            "--Nation:Postgres:PasswordFile",
            options.PasswordFile,
        ];
        _first = await Nation.StartAsync(_directory.Path, shared);
        _second = await Nation.StartAsync(_directory.Path, shared);
    }

    public async ValueTask DisposeAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task What_one_silo_froze_every_silo_answers_byte_for_byte()
    {
        await _first.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 3, s_day));
        var request = Keep.Request("2025-01");
        var vintage = await _first.FreezeAsync(request);
        await _second.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 4, s_day));

        Assert.Equal(vintage, await _second.FreezeAsync(request));
        var boards = new List<BoardAtResponse>();
        foreach (var silo in (Nation[])[_first, _second])
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
        await _first.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 3, s_day));
        var requests = Enumerable.Range(1, 8).Select(i => Keep.Request("2025-01", $"Lần {i}")).ToList();
        foreach (var request in requests)
        {
            var answers = await Task.WhenAll(_first.FreezeAsync(request), _second.FreezeAsync(request));
            Assert.Equal(answers[0], answers[1]);
        }

        var first = await _first.Vintages.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel);
        Assert.Equal(requests.Select(request => request.Id), first.Vintages.Select(one => one.Id));
        Assert.Equal(first, await _second.Vintages.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel));
    }
}
