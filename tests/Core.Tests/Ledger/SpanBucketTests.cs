using CsCheck;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Ledger;

/// <summary>What a bucket finds is what looking at every span finds, in the same order.</summary>
public sealed class SpanBucketTests
{
    private static readonly Day s_first = new(2024, 1, 1);

    private static readonly Gen<Span> s_spans = Gen.Select(
        Gen.Int[0, 60],
        Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[0, 10]), (1, Gen.Int[0, 60])),
        (first, days) => new Span(s_first.Plus(first), s_first.Plus(first + days))
    );

    [Fact]
    public void Finds_what_contains_the_span_or_lies_in_it_by_first_day() =>
        Gen.Select(s_spans.Array[1, 40], Gen.Bool)
            .Sample(
                (spans, canBeEqual) =>
                {
                    var all = spans.Select(Amount).ToList();
                    var bucket = new SpanBucket();
                    all.ForEach(one => bucket.Add(one.Content.Span, one));
                    var (asked, self) = (spans[0], all[0]);
                    List<OtherAmount> found = [];

                    bucket.Find(asked, canBeEqual, self, found);

                    var nested = spans
                        .Skip(1)
                        .Where(span => asked.Contains(span) || span.Contains(asked))
                        .Where(span => canBeEqual || span != asked)
                        .Order()
                        .Take(ImportLine.MarksMax);
                    Assert.Equal(nested, found.Select(one => one.Content.Span));
                    Assert.DoesNotContain(self, found);
                    Assert.Distinct(found);
                }
            );

    private static OtherAmount Amount(Span span, int line) =>
        new(
            new LumpContent(
                new(1),
                span,
                ForceSet.Of(Force.Police),
                new QuantifiedAmount(new(1), new Amount(1), Qualifier.Exact)
            ),
            "a.csv",
            line,
            Lump: null
        );
}
