using System.Security.Cryptography;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Federation.Silo.Tests.Vintages;

/// <summary>Boards that are kept for good, and figures as of then. Each test has a period of its own.</summary>
public sealed class VintageTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vintage_keeps_its_figures_whatever_comes_in_later()
    {
        var day = new Day(2024, 1, 5);
        await _nation.RecordAsync("20", Patrols("20/183", 30, day));
        var live = await _nation.AskAsync(Ask.For("VN", "2024-01"));

        var vintage = await _nation.FreezeAsync(Keep.Request("2024-01"));
        await _nation.RecordAsync("20", Patrols("20/183", 7, day));
        await _nation.RecordAsync("04", Patrols("04", 1, day));

        Assert.Equal(38, (await _nation.AskAsync(Ask.For("VN", "2024-01"))).Amount("patrol.patrols"));
        foreach (var (area, amount) in ((string, long?)[])[("VN", 30), ("20", 30), ("20/183", 30), ("04", null)])
        {
            Assert.Equal(amount, (await _nation.FiguresAtAsync(Keep.At(vintage), area)).Amount("patrol.patrols"));
        }

        var then = await _nation.FiguresAtAsync(Keep.At(vintage), "VN", "2024-01");
        Assert.Equal(live.Figures, then.Figures);
        Assert.Equal(vintage.Version, then.Version);
        Assert.Equal((0, "operator", "civil"), (vintage.LedgersBehind, vintage.By, vintage.Calendar));
        Assert.True(vintage.Position > vintage.Version.Position);
    }

    [Fact]
    public async Task Beside_figures_as_of_then_stands_last_year_as_of_then()
    {
        await _nation.RecordAsync("20", Patrols("20/183", 20, new Day(2022, 9, 5)));
        await _nation.RecordAsync("20", Patrols("20/183", 30, new Day(2023, 9, 5)));
        var vintage = await _nation.FreezeAsync(Keep.Request("2023-09"));
        await _nation.RecordAsync("20", Patrols("20/183", 4, new Day(2022, 9, 6)));

        foreach (var area in (string[])["VN", "20", "20/183"])
        {
            var figure = (await _nation.FiguresAtAsync(Keep.At(vintage), area)).Figures.Single();
            Assert.Equal((30, 20, 10), (figure.Amount, figure.LastYear.Amount, figure.LastYear.Difference));
        }

        var late = await _nation.FiguresAtAsync(Keep.At(vintage.Position + 1), "VN", "2023-09");
        Assert.Equal(24, late.Figures.Single().LastYear.Amount);
        Assert.False(late.LastYearUnknown);
    }

    [Fact]
    public async Task A_vintage_gives_its_bytes_with_the_digests_that_it_names()
    {
        await _nation.RecordAsync("20", Patrols("20/183", 30, new Day(2024, 2, 5)));
        var vintage = await _nation.FreezeAsync(Keep.Request("2024-02"));

        var answer = await _nation.Vintages.BoardAsync(
            new BoardAtRequest { AsOf = Keep.At(vintage) },
            cancellationToken: Cancel
        );

        Assert.Equal(vintage, answer.Vintage);
        Assert.Equal(vintage.Sha256.ToByteArray(), SHA256.HashData(answer.Board.Board.Span));
        Assert.Null(BoardMessages.TryRead(answer.Board, out var board, out var version));
        Assert.Equal((vintage.Fingerprint, vintage.Version), (board!.Fingerprint.ToString(), version.ToWire()));
        Assert.Equal(vintage.Digest, answer.Board.Digest);
    }

    [Fact]
    public async Task A_retry_answers_the_same_vintage_and_writes_nothing()
    {
        await _nation.RecordAsync("20", Patrols("20/183", 30, new Day(2024, 3, 5)));
        var request = Keep.Request("2024-03");
        var vintage = await _nation.FreezeAsync(request);
        await _nation.RecordAsync("20", Patrols("20/183", 1, new Day(2024, 3, 6)));
        var head = await _nation.Journal.ReadHeadAsync(Cancel);

        var again = await _nation.FreezeAsync(request);

        Assert.Equal(vintage, again);
        Assert.Equal(head, await _nation.Journal.ReadHeadAsync(Cancel));
        var listed = await _nation.Vintages.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel);
        Assert.Equal(vintage, Assert.Single(listed.Vintages, one => one.Id == request.Id));
    }

    [Fact]
    public async Task The_same_id_with_another_content_is_refused_and_both_are_named()
    {
        var request = Keep.Request("2024-04", "Giao ban tháng 4");
        var vintage = await _nation.FreezeAsync(request);
        FreezeRequest[] others =
        [
            new(request) { Period = "2024-05" },
            new(request) { Name = "Khác" },
            new(request) { Calendar = "decree09" },
            new(request)
            {
                Version = new Wire.V1.Version { Epoch = 1, Position = vintage.Version.Position - 1 },
            },
        ];
        foreach (var other in others)
        {
            var refusal = await Keep.RefusedAsync(() => _nation.FreezeAsync(other));
            Assert.Equal(StatusCode.AlreadyExists, refusal.StatusCode);
            Assert.Contains("'Giao ban tháng 4' of 2024-04 (civil)", refusal.Status.Detail);
            Assert.Contains($"'{other.Name}' of {other.Period}", refusal.Status.Detail);
        }
    }

    [Fact]
    public async Task A_request_that_cannot_be_right_is_refused_with_every_field_named()
    {
        var refusal = await Keep.RefusedAsync(() =>
            _nation.FreezeAsync(
                new FreezeRequest
                {
                    Id = "1",
                    Name = " ",
                    Period = "2024-13",
                    Calendar = "lunar",
                    Version = new Wire.V1.Version { Epoch = -1 },
                }
            )
        );
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Equal(
            ["calendar", "id", "name", "period", "version"],
            RefusalStatus.ViolationsOf(refusal).Select(violation => violation.Field).Order()
        );
    }

    [Fact]
    public async Task A_force_does_not_freeze_and_may_read()
    {
        var police = new Wire.V1.Vintages.VintagesClient(
            _nation.Anyone.Intercept(metadata =>
            {
                Assert.True(Claim.TryParse("police", out var claim));
                metadata.Add(ClaimMetadata.Key, claim.ToString());
                return metadata;
            })
        );
        var refusal = await Keep.RefusedAsync(async () =>
            await police.FreezeAsync(Keep.Request("2024-05"), cancellationToken: Cancel)
        );
        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
        Assert.NotNull(await police.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Every_version_answers_as_of_then_from_the_nation_down_to_a_post()
    {
        var day = new Day(2024, 6, 5);
        var positions = new List<long>();
        for (var round = 1; round <= 4; round++)
        {
            await _nation.RecordAsync("20", Patrols("20/183/ba-son", round, day), Patrols("20/185", 10, day));
            positions.Add(_nation.Fold.Version.Position);
        }

        for (var round = 1; round <= 4; round++)
        {
            var sum = round * (round + 1) / 2;
            var at = Keep.At(positions[round - 1]);
            foreach (
                var (area, expected) in ((string, long)[])
                    [("VN", sum + (10 * round)), ("20/183", sum), ("20/183/ba-son", sum)]
            )
            {
                var answer = await _nation.FiguresAtAsync(at, area, "2024-06");
                Assert.Equal((expected, at.Version), (answer.Amount("patrol.patrols"), answer.Version));
            }

            var within = await _nation.Vintages.AreasAsync(
                new FiguresAtRequest { AsOf = at, Figures = Ask.For("20", "2024-06") },
                cancellationToken: Cancel
            );
            Assert.Equal(
                [("20/183", (long)sum), ("20/185", 10L * round)],
                within.Areas.Within.Select(one => (one.Code, Assert.Single(one.Figures).Amount))
            );
        }
    }

    [Fact]
    public async Task A_vintage_of_an_earlier_version_is_that_versions_board()
    {
        var day = new Day(2024, 7, 5);
        await _nation.RecordAsync("20", Patrols("20/183", 3, day));
        var version = _nation.Fold.Version.ToWire();
        await _nation.RecordAsync("20", Patrols("20/183", 4, day));

        var vintage = await _nation.FreezeAsync(new FreezeRequest(Keep.Request("2024-07")) { Version = version });

        Assert.Equal(version, vintage.Version);
        Assert.Equal(3, (await _nation.FiguresAtAsync(Keep.At(vintage), "VN")).Amount("patrol.patrols"));
    }

    [Fact]
    public async Task A_vintage_answers_for_its_own_period_only()
    {
        var vintage = await _nation.FreezeAsync(Keep.Request("2024-08", "Tháng tám"));
        var refusal = await Keep.RefusedAsync(() => _nation.FiguresAtAsync(Keep.At(vintage), "VN", "2024-09"));
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("'Tháng tám' is of 2024-08 (civil), not of 2024-09 (civil)", refusal.Status.Detail);
    }

    [Fact]
    public async Task A_year_to_date_keeps_the_days_that_it_had()
    {
        var today = Day.At(TimeProvider.System.GetUtcNow());
        var vintage = await _nation.FreezeAsync(Keep.Request($"{today.Date.Year}-YTD"));
        Assert.Equal(today.Number, vintage.LastDay);
        Assert.Equal(today.Number, (await _nation.FiguresAtAsync(Keep.At(vintage), "VN")).LastDay);
    }

    [Fact]
    public async Task A_name_means_one_vintage_and_a_second_of_that_name_is_refused()
    {
        var one = await _nation.FreezeAsync(Keep.Request("2024-10", "Một tên"));
        var byName = new AsOf { Vintage = "Một tên" };
        Assert.Equal(one.Version, (await _nation.FiguresAtAsync(byName, "VN")).Version);
        var head = await _nation.Journal.ReadHeadAsync(Cancel);

        var again = await Keep.RefusedAsync(() => _nation.FreezeAsync(Keep.Request("2024-11", "Một tên")));

        Assert.Equal(StatusCode.AlreadyExists, again.StatusCode);
        Assert.Contains($"The name 'Một tên' is that of the vintage {one.Id} of 2024-10", again.Status.Detail);
        Assert.Equal(head, await _nation.Journal.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task A_period_is_kept_once_it_has_begun()
    {
        var today = Day.At(TimeProvider.System.GetUtcNow());

        var next = await Keep.RefusedAsync(() => _nation.FreezeAsync(Keep.Request($"{today.Date.Year + 1}")));

        Assert.Equal(StatusCode.InvalidArgument, next.StatusCode);
        Assert.Contains($"begins on {today.Date.Year + 1}-01-01, after {today} (today)", next.Status.Detail);
        Assert.Equal($"{today.Date.Year}", (await _nation.FreezeAsync(Keep.Request($"{today.Date.Year}"))).Period);
    }

    [Fact]
    public async Task Who_asks_for_a_vintage_that_there_is_none_of_or_for_none_is_refused()
    {
        var none = await Keep.RefusedAsync(() => _nation.FiguresAtAsync(new AsOf { Vintage = "?" }, "VN"));

        Assert.Equal(StatusCode.NotFound, none.StatusCode);
        Assert.Equal(
            StatusCode.InvalidArgument,
            (await Keep.RefusedAsync(() => _nation.FiguresAtAsync(new AsOf(), "VN", "2024-10"))).StatusCode
        );
    }

    [Fact]
    public async Task A_version_beyond_the_head_is_refused()
    {
        var head = await _nation.Journal.ReadHeadAsync(Cancel);
        var refusal = await Keep.RefusedAsync(() =>
            _nation.FiguresAtAsync(Keep.At(head.Position + 1000), "VN", "2024-11")
        );
        Assert.Equal(StatusCode.OutOfRange, refusal.StatusCode);
        Assert.Contains("is beyond the journal's head", refusal.Status.Detail);
    }

    private static Posting Patrols(string area, long amount, Day day) =>
        Known.Posting(area, "patrol.patrols", amount, day);
}
