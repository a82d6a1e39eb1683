using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Tests.Exchange.Standings;

/// <summary>Standings that the tests share.</summary>
internal static class StandingSample
{
    public static readonly AreaId Owner = new(4);
    public static readonly LedgerId Ledger = new(new Guid("01020304-0506-4708-890a-0b0c0d0e0f10"));
    public static readonly Span January = new(new Day(2025, 1, 1), new Day(2025, 1, 31));
    public static readonly Span Quarter = new(new Day(2025, 1, 1), new Day(2025, 3, 31));

    public static FrameHead Head(long number) =>
        new(new FrameNumber(number), new FrameHash(Enumerable.Repeat((byte)0xAB, 32).ToArray()));

    public static Posting Post(
        int indicator,
        byte forces,
        long amount,
        Approval approval = Approval.Provisional,
        Qualifier qualifier = Qualifier.Exact,
        Span? span = null
    )
    {
        _ = ForceSet.TryFromBits(forces, out var set);
        var key = new PostingKey(
            Owner,
            new IndicatorNumber((ushort)indicator),
            span ?? Span.Of(new Day(2025, 1, 15)),
            set,
            approval
        );
        return Posting.Add(key, new Amount(amount), qualifier);
    }

    public static StandingPeriod Period(Span period, params Posting[] postings)
    {
        var table = new PeriodTable(period);
        foreach (var posting in postings)
        {
            table.Apply(Owner, posting);
        }

        return new StandingPeriod(period, [.. table.Rows.Select(BoardRow.Of)]);
    }

    public static Standing Of(params StandingPeriod[] periods) => new(Owner, Ledger, Head(7), periods);

    /// <summary>Standings of two periods with up to twenty amounts each.</summary>
    public static readonly Gen<Standing> Any = Gen.Select(
            Gen.Int[1, 65_535],
            Gen.Int[0, 25],
            Gen.Long[0, Amount.Max],
            Gen.Int[0, 1],
            Gen.Int[1, 3],
            Gen.Bool
        )
        .Select(
            (indicator, forces, amount, approval, qualifier, overlaps) =>
                Post(
                    indicator,
                    ForceSet.All[forces].Bits,
                    amount,
                    (Approval)approval,
                    (Qualifier)qualifier,
                    overlaps ? new Span(new Day(2024, 12, 31), new Day(2025, 4, 1)) : null
                )
        )
        .Array[0, 20]
        .Select(postings => Of(Period(January, postings), Period(Quarter, [.. postings.Skip(3)])));
}
