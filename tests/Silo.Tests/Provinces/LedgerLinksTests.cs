using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Provinces;
using Federation.Wire.V1;
using LinkState = Federation.Wire.V1.LinkState;

namespace Federation.Silo.Tests.Provinces;

public sealed class LedgerLinksTests
{
    private const long Appended = 1_750_000_000_000_000;

    [Fact]
    public void The_time_of_the_last_receipt_is_the_journals_whether_a_machine_tells_the_link_or_none_does()
    {
        var areas = AreaCatalogue.Reference;
        var ledger = new LedgerId(Guid.Parse("0198c5a2-6f00-7abc-8def-000000000001"));
        Assert.True(areas.TryResolve(AreaCode.Parse("04"), new(2025, 1, 15), out var owner));
        var start = FrameChain.Genesis(owner, ledger);
        var mark = new LedgerMark(owner, ledger, start, start, new WriterTerm(1), Appended);
        var told = new LedgerLink { Link = LinkState.Up, LastReceiptUnixUs = Appended + 1 };

        Assert.Equal(Appended, LedgerLinks.Of(areas, mark, told).LastReceiptUnixUs);
        Assert.Equal(LinkState.Up, LedgerLinks.Of(areas, mark, told).Link);
        Assert.Equal(Appended, LedgerLinks.Of(areas, mark, null).LastReceiptUnixUs);
        Assert.Equal(LinkState.Down, LedgerLinks.Of(areas, mark, null).Link);
    }
}
