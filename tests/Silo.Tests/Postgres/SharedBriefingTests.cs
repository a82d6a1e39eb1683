using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Silo.Tests.Briefings;
using Federation.Silo.Tests.Rig;
using Federation.Silo.Tests.Vintages;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Silo.Tests.Postgres;

/// <summary>A briefing is the nation's: any silo answers, and it outlives the silo that opened it.</summary>
public sealed class SharedBriefingTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Day s_day = new(2025, 1, 15);

    private readonly Present _present = new();
    private SharedNations _nations = null!;

    private Nation First => _nations.First;

    private Nation Second => _nations.Second;

    public async ValueTask InitializeAsync() => _nations = await SharedNations.StartAsync(postgres);

    public async ValueTask DisposeAsync()
    {
        _present.Dispose();
        await _nations.DisposeAsync();
    }

    [Fact]
    public async Task A_presenter_on_one_silo_moves_the_screens_on_the_other_which_shows_the_same_board()
    {
        await First.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 3, s_day));
        var opened = await Present.OpenAsync(First, _present.Request("2025-01"));
        using var screen = new BriefingScreen(Second, new WatchBriefingRequest());
        await screen.UntilAsync(one => one.Frozen is not null, "the frozen board");
        Assert.Equal(opened.Id, screen.State!.Id);
        Assert.Null(BoardMessages.TryRead(screen.Frozen!, out var board, out _));
        Assert.Equal(opened.Frozen.Fingerprint, $"{board!.Fingerprint}");

        _ = await Present.NextAsync(First, opened.Id);
        await screen.UntilAsync(one => one.State!.Page == 2, "page 2");
        await First.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 4, s_day));
        var anew = await Present.SteerAsync(First, opened.Id, new SteerRequest { Freeze = new FreezeBoard() });
        await screen.UntilAsync(one => one.Frozen!.Digest.Equals(anew.Frozen.Digest), "the board that was frozen anew");
    }

    [Fact]
    public async Task A_briefing_goes_on_at_the_silo_that_is_left()
    {
        await First.RecordAsync("20", Known.Posting("20/183", "patrol.patrols", 3, s_day));
        var opened = await Present.OpenAsync(First, _present.Request("2025-01"));
        var signed = await _present.SignAsync(First, opened, Ministry.Defence);
        await First.DisposeAsync();

        Assert.Equal(signed, await Present.ShowAsync(Second, opened.Id));
        using var screen = new BriefingScreen(Second, new WatchBriefingRequest { Briefing = opened.Id });
        await screen.UntilAsync(one => one.Frozen is not null, "the frozen board");
        var both = await _present.SignAsync(Second, signed, Ministry.PublicSecurity);
        Assert.Equal(2, both.Signatures.Count);
        Assert.NotNull(both.Vintage);
    }
}
