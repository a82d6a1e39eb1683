using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Fed.Demo;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class SilentProvinceLaws
{
    [Theory]
    [InlineData(LinkState.Up, 82, 0, 139, false)]
    [InlineData(LinkState.Up, 90, 4, 139, false)]
    [InlineData(LinkState.CatchingUp, 94, 0, 139, false)]
    [InlineData(LinkState.Up, 94, 0, 139, true)]
    [InlineData(LinkState.Down, 82, 0, 0, false)]
    [InlineData(LinkState.Up, 82, 0, 0, true)]
    public void A_province_has_caught_up_with_what_it_recorded_and_with_nothing_where_it_recorded_nothing(
        LinkState state,
        long watermark,
        long lag,
        long recorded,
        bool hasCaughtUp
    ) => Assert.Equal(hasCaughtUp, SilentProvince.HasCaughtUp(Link(state, watermark, lag), held: 82, recorded));

    private static LedgerStatus Link(LinkState state, long watermark, long lag) =>
        new(
            new AreaId(49),
            "49",
            "Tỉnh Quảng Nam",
            new LedgerId(Guid.Parse("6f1c1a52-6b8e-4a53-9f0e-0d6f3f4f2a11")),
            state,
            watermark,
            watermark + lag,
            lag,
            0,
            null,
            null,
            null,
            null,
            TimeSpan.Zero,
            ""
        );
}
