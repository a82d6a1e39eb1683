using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Simulation.Audit;

/// <summary>Provinces that went into others: each ledger has its own days, and each province its heir.</summary>
public sealed class MergedAuditTests
{
    private static AreaId Province(string code, int month) =>
        AreaCatalogue.Reference.TryResolve(AreaCode.Parse(code), new Day(2025, month, 1), out var id)
            ? id
            : throw new ArgumentException(code, nameof(code));

    /// <summary>Yên Bái (15) and Lào Cai (10) went into Lào Cai (15), Hà Nội stayed.</summary>
    [Theory]
    [InlineData("15", 6, "15")]
    [InlineData("10", 6, "15")]
    [InlineData("01", 6, "01")]
    [InlineData("15", 8, "15")]
    public void A_province_went_into_one_of_today(string code, int month, string today)
    {
        var merged = new MergedProvinces(AreaCatalogue.Reference);
        Assert.Equal(Province(today, 8).Value, merged.Of(Province(code, month).Value));
    }

    [Fact]
    public void What_the_ledger_of_another_province_tells_is_caught()
    {
        var change = History.Change(1, 5) with { Area = History.OtherOwner };
        var key = new PostingKey(
            History.OtherOwner,
            new IndicatorNumber((ushort)History.Indicator),
            Span.Of(History.Day),
            ForceSet.All.First(set => set.Bits == change.Forces),
            Approval.Provisional
        );
        var history = new History().Confirm(1, change).Tell(1, Posting.Add(key, new Amount(5), Qualifier.Exact)).Seal();
        Assert.Equal(Checks.OwnDays, Assert.Throws<AuditException>(() => history.Append(1)).Check);
    }
}
