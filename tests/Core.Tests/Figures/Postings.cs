using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Tests.Figures;

/// <summary>
/// Random postings on few enough keys that they meet: areas of two provinces, two indicators, spans of 2025.
/// </summary>
internal static class Postings
{
    public static readonly Span Quarter = new(new Day(2025, 1, 1), new Day(2025, 3, 31));

    /// <summary>Cao Bằng, its district 04/049, Cao Lộc (20/183) and its post.</summary>
    public static readonly AreaId[] Areas = [new(4), new(806), new(214), new(4144)];

    private static readonly Gen<Span> GenSpan = Gen.Select(
        Gen.Int[0, 120],
        Pick(0, 0, 0, 5, 89, 364),
        (first, days) => new Span(new Day(2024, 12, 1).Plus(first), new Day(2024, 12, 1).Plus(first + days))
    );

    private static readonly Gen<PostingKey> GenKey = Gen.Select(
        Pick(Areas),
        Gen.UShort[1, 2],
        GenSpan,
        Pick(ForceSet.All.ToArray()),
        Pick(Approval.Provisional, Approval.Approved),
        (area, indicator, span, forces, approval) =>
            new PostingKey(area, new IndicatorNumber(indicator), span, forces, approval)
    );

    private static readonly Gen<Posting> GenPosting = Gen.Select(
        GenKey,
        Gen.Long[0, Amount.Max],
        Pick(Qualifier.Exact, Qualifier.MoreThan, Qualifier.Nearly),
        (key, amount, qualifier) => Posting.Add(key, new Amount(amount), qualifier)
    );

    /// <summary>Up to 60 additions.</summary>
    public static Gen<Posting[]> Gen60 { get; } = GenPosting.Array[0, 60];

    /// <summary>One of these, each as likely.</summary>
    public static Gen<T> Pick<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);
}
