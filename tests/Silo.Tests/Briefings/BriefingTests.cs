using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Silo.Tests.Rig;
using Federation.Silo.Tests.Vintages;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Tests.Briefings;

/// <summary>Briefings at one silo. Each test has a period of its own.</summary>
public sealed class BriefingTests(SharedNation shared) : IClassFixture<SharedNation>, IDisposable
{
    private readonly Nation _nation = shared.Nation;
    private readonly Present _present = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _present.Dispose();

    [Fact]
    public async Task A_screen_that_joins_late_is_on_the_right_page_with_a_board_that_it_verifies()
    {
        await _nation.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 30, new Day(2024, 1, 5)));
        var opened = await Present.OpenAsync(_nation, _present.Request("2024-01"));
        _ = await Present.NextAsync(_nation, opened.Id, opened.Number);
        await _nation.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 14, new Day(2024, 1, 6)));

        using var screen = new BriefingScreen(_nation, new WatchBriefingRequest { Briefing = opened.Id });
        await screen.UntilAsync(one => one is { Frozen: not null, Beat: not null }, "the frozen board and a beat");

        Assert.Equal((2, 2L), (screen.State!.Page, screen.State.Number));
        Assert.Null(BoardMessages.TryRead(screen.Frozen!, out var board, out var version));
        Assert.Equal(screen.State.Frozen.Fingerprint, $"{board!.Fingerprint}");
        Assert.Equal(screen.State.Frozen.Version, version.ToWire());
        Assert.True(IndicatorCatalogue.Reference.TryGet("patrol.patrols", out var patrols));
        Assert.Equal(30, board.FigureOf(Core.Areas.AreaId.Nation, patrols.Number, View.Total).Amount);
        Assert.Equal("", screen.Beat!.FrozenProblem);
    }

    [Fact]
    public async Task Screens_follow_the_presenter_and_say_what_they_show()
    {
        var opened = await Present.OpenAsync(_nation, _present.Request("2024-02"));
        var request = new WatchBriefingRequest
        {
            Briefing = opened.Id,
            Display = Guid.NewGuid().ToString(),
            Site = "04",
            SiteName = "Điểm cầu Cao Bằng",
            WithSites = true,
        };
        using var screen = new BriefingScreen(_nation, request);
        await screen.UntilAsync(one => one.State is not null, "the first state");

        var next = await Present.NextAsync(_nation, opened.Id);
        await screen.UntilAsync(one => one.State!.Page == 2, "page 2");
        _ = await Present
            .Of(_nation)
            .SeenAsync(
                new SeenRequest
                {
                    Briefing = opened.Id,
                    Display = request.Display,
                    Number = next.Number,
                    Page = 2,
                    Fingerprint = next.Frozen.Fingerprint,
                },
                cancellationToken: Cancel
            );
        await screen.UntilAsync(one => one.Beat?.Sites is [{ Number: 2 }], "the site with what it shows");

        var site = Assert.Single(screen.Beat!.Sites);
        Assert.Equal(("04", "Điểm cầu Cao Bằng", true, 2), (site.Site, site.SiteName, site.Connected, site.Page));
        Assert.Equal(next.Frozen.Fingerprint, site.Fingerprint);
        Assert.True(site.LagUs > 0);
    }

    [Fact]
    public async Task Two_presenters_at_once_are_told_by_name()
    {
        var opened = await Present.OpenAsync(_nation, _present.Request("2024-03"));
        _ = await Present.NextAsync(_nation, opened.Id, against: 1);

        var overtaken = await Keep.RefusedAsync(() => Present.NextAsync(_nation, opened.Id, against: 1));
        Assert.Equal(StatusCode.FailedPrecondition, overtaken.StatusCode);
        Assert.Equal("against", Assert.Single(RefusalStatus.ViolationsOf(overtaken)).Field);

        var other = await Keep.RefusedAsync(() =>
            Present.SteerAsync(
                _nation,
                opened.Id,
                new SteerRequest { Next = new StepPage(), Ministry = "public_security" }
            )
        );
        Assert.Equal("control", Assert.Single(RefusalStatus.ViolationsOf(other)).Field);
        Assert.StartsWith("defence holds control since event 1", other.Status.Detail);
    }

    [Fact]
    public async Task Both_signatures_keep_the_board_as_a_vintage_that_stays_what_it_was()
    {
        await _nation.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 30, new Day(2024, 4, 5)));
        var opened = await Present.OpenAsync(_nation, _present.Request("2024-04", "Giao ban tháng 4"));
        await _nation.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 7, new Day(2024, 4, 6)));

        var one = await _present.SignAsync(_nation, opened, Ministry.PublicSecurity);
        Assert.Null(one.Vintage);
        Assert.Equal("public_security", Assert.Single(one.Signatures).Ministry);
        var both = await _present.SignAsync(_nation, one, Ministry.Defence);

        var vintages = await _nation.Vintages.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel);
        var vintage = Assert.Single(vintages.Vintages, kept => kept.Id == both.Vintage.Id);
        Assert.Equal(("Giao ban tháng 4", opened.Frozen.Version), (vintage.Name, vintage.Version));
        Assert.Equal((opened.Frozen.Sha256, opened.Frozen.Digest), (vintage.Sha256, vintage.Digest));
        Assert.Equal(30, (await _nation.FiguresAtAsync(Keep.At(vintage), "VN")).Amount("patrol.patrols"));
        var refused = await Keep.RefusedAsync(() =>
            Present.SteerAsync(_nation, opened.Id, new SteerRequest { Freeze = new FreezeBoard() })
        );
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
    }

    [Fact]
    public async Task A_signature_for_another_digest_is_refused_by_name()
    {
        await _nation.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 30, new Day(2024, 5, 5)));
        var opened = await Present.OpenAsync(_nation, _present.Request("2024-05"));
        await _nation.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 7, new Day(2024, 5, 6)));
        var anew = await Present.SteerAsync(_nation, opened.Id, new SteerRequest { Freeze = new FreezeBoard() });
        Assert.NotEqual(opened.Frozen.Fingerprint, anew.Frozen.Fingerprint);

        var refused = await Keep.RefusedAsync(() => _present.SignAsync(_nation, opened, Ministry.Defence));

        Assert.Equal("digest", Assert.Single(RefusalStatus.ViolationsOf(refused)).Field);
        Assert.Contains(anew.Frozen.Fingerprint, refused.Status.Detail);
    }

    [Fact]
    public async Task A_province_agrees_to_its_page_and_is_asked_again_where_its_figures_changed()
    {
        var opened = await Present.OpenAsync(_nation, _present.Request("2024-06"));
        var page = opened.Provinces.Single(one => one.Area == "20");
        var request = new AgreeBriefingRequest
        {
            Briefing = opened.Id,
            CommandId = Guid.NewGuid().ToString(),
            Area = "20",
            Digest = page.Digest,
        };
        var agreed = await Present.Of(_nation).AgreeAsync(request, cancellationToken: Cancel);
        Assert.Equal("20", Assert.Single(agreed.Provinces, one => one.AgreedUnixUs > 0).Area);

        await _nation.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 7, new Day(2024, 6, 6)));
        var anew = await Present.SteerAsync(_nation, opened.Id, new SteerRequest { Freeze = new FreezeBoard() });

        Assert.Equal("20", Assert.Single(anew.Provinces, one => one.Outdated).Area);
        Assert.Equal(63, anew.Provinces.Count);
    }

    [Fact]
    public async Task The_events_make_the_state_that_screens_were_shown()
    {
        var opened = await Present.OpenAsync(_nation, _present.Request("2024-07"));
        _ = await Present.SteerAsync(_nation, opened.Id, new SteerRequest { Province = "04" });
        _ = await Present.SteerAsync(
            _nation,
            opened.Id,
            new SteerRequest
            {
                Highlight = new Highlight { Indicator = "crime.cases", Area = "VN" },
            }
        );
        _ = await Present.SteerAsync(_nation, opened.Id, new SteerRequest { Live = true });
        var closed = await Present
            .Of(_nation)
            .CloseAsync(
                new CloseBriefingRequest
                {
                    Briefing = opened.Id,
                    CommandId = Guid.NewGuid().ToString(),
                    Ministry = "defence",
                },
                cancellationToken: Cancel
            );

        var replay = await Present
            .Of(_nation)
            .ReplayAsync(new ReplayBriefingRequest { Briefing = opened.Id }, cancellationToken: Cancel);
        var folded = Present.Fold(replay);

        Assert.Equal(closed, folded.ToWire(Core.Areas.AreaCatalogue.Reference, IndicatorCatalogue.Reference));
        Assert.Equal(
            ("04", "crime.cases", "VN", true),
            (closed.Province, closed.HighlightedIndicator, closed.HighlightedArea, closed.Live)
        );
    }

    [Fact]
    public async Task Bad_input_is_refused_with_what_is_wrong()
    {
        var request = _present.Request("2024-08");
        var opened = await Present.OpenAsync(_nation, request);
        Assert.Equal(opened, await Present.OpenAsync(_nation, request));
        request.Title = "Khác";
        Assert.Equal(
            StatusCode.AlreadyExists,
            (await Keep.RefusedAsync(() => Present.OpenAsync(_nation, request))).StatusCode
        );

        var unknown = await Keep.RefusedAsync(() => Present.ShowAsync(_nation, Guid.NewGuid().ToString()));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        var noPage = await Keep.RefusedAsync(() =>
            Present.SteerAsync(_nation, opened.Id, new SteerRequest { Jump = "nowhere" })
        );
        Assert.Equal(StatusCode.NotFound, noPage.StatusCode);
        var future = await Keep.RefusedAsync(() => Present.OpenAsync(_nation, _present.Request("2990-01")));
        Assert.Equal("period", Assert.Single(RefusalStatus.ViolationsOf(future)).Field);
        var noIndicator = _present.Request("2024-08");
        noIndicator.Plan = new BriefingPlan
        {
            Pages =
            {
                new BriefingPage
                {
                    Key = "one",
                    Kind = BriefingPageKind.Course,
                    Indicators = { "no.such" },
                },
            },
        };
        var refused = await Keep.RefusedAsync(() => Present.OpenAsync(_nation, noIndicator));
        Assert.Contains("pages[0].indicators", RefusalStatus.ViolationsOf(refused).Select(one => one.Field));
    }

    [Fact]
    public async Task The_version_at_a_moment_is_the_last_record_of_then()
    {
        await _nation.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 7, new Day(2024, 9, 6)));
        var records = new List<(long Position, long At)>();
        await foreach (var record in _nation.Journal.ReadAsync(1, Cancel))
        {
            records.Add((record.Position, record.AtUnixMicroseconds));
        }

        var (position, at) = records[^1];
        var answer = await Present
            .Of(_nation)
            .VersionAtAsync(new VersionAtRequest { AtUnixUs = at }, cancellationToken: Cancel);
        Assert.True(answer.Version.Position >= position);
        var before = await Present
            .Of(_nation)
            .VersionAtAsync(new VersionAtRequest { AtUnixUs = 1 }, cancellationToken: Cancel);
        Assert.Equal(0, before.Version.Position);
    }
}
