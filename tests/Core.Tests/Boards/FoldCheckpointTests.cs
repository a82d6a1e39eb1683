using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class FoldCheckpointTests
{
    private static readonly LedgerId First = new(new Guid("11111111-1111-4111-8111-111111111111"));
    private static readonly LedgerId Second = new(new Guid("22222222-2222-4222-8222-222222222222"));
    private static readonly Span Month = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    /// <summary>What happens next: ledger, kind, day, amount, qualifier.</summary>
    private static readonly Gen<(int Ledger, int What, int Day, long Amount, int Qualifier)> s_step = Gen.Select(
        Gen.Int[0, 1],
        Gen.Int[0, 5],
        Gen.Int[0, 120],
        Gen.Long[0, 50],
        Gen.Int[1, 3]
    );

    [Fact]
    public void A_fold_from_a_checkpoint_and_the_records_after_it_is_the_fold_of_all_records() =>
        Gen.Select(s_step.Array[1, 40], Gen.Int[0, 40])
            .Sample(
                (steps, at) =>
                {
                    var records = Records(steps);
                    var (all, before) = (New(), New());
                    records.ForEach(all.Apply);
                    records.Take(at).ToList().ForEach(before.Apply);

                    var bytes = FoldCheckpointCodec.Encode(before.Take());
                    Assert.Null(FoldCheckpointCodec.TryDecode(bytes.Span, out var checkpoint));
                    var after = BoardFold.From(checkpoint!, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
                    records.Skip(at).ToList().ForEach(after.Apply);

                    Assert.Equal(all.Version, after.Version);
                    Assert.Equal(all.ParkedFacts, after.ParkedFacts);
                    Assert.Equal(all.Cut, after.Cut);
                    Assert.Equal(all.StandingAlarms, after.StandingAlarms);
                    Assert.Equal(all.BoardAt(Quarter).Encode(), after.BoardAt(Quarter).Encode());
                    Assert.Equal(all.BoardAt(Month).Encode(), after.BoardAt(Month).Encode());
                    Assert.Equal(Bytes(all), Bytes(after));
                },
                iter: 300
            );

    [Fact]
    public void Equal_folds_have_equal_checkpoints_in_whatever_order_the_ledgers_came()
    {
        var edges = new[] { new SampleEdge(CaoBang, First), new SampleEdge(LangSon, Second) };
        var frames = new[]
        {
            edges[0].Frame(Post(CaoBang, Patrols, "police", 4)),
            edges[1].Frame(Post(LangSon, Patrols, "police", 5, qualifier: Qualifier.Nearly)),
        };
        var (one, other) = (New(), New());
        one.Apply(frames[0] with { Position = 1 });
        one.Apply(frames[1] with { Position = 2 });
        other.Apply(frames[1] with { Position = 1 });
        other.Apply(frames[0] with { Position = 2 });

        Assert.Equal(Bytes(one), Bytes(other));
    }

    [Fact]
    public void A_checkpoint_goes_on_as_it_was_while_its_fold_goes_on()
    {
        var edge = new SampleEdge(CaoBang, First);
        var fold = New();
        fold.Apply(edge.Frame(Post(CaoBang, Patrols, "police", 4)) with { Position = 1 });
        var taken = fold.Take();
        fold.Apply(edge.Frame(Post(CaoBang, Patrols, "police", 5)) with { Position = 2 });

        var before = BoardFold.From(taken, AreaCatalogue.Reference, IndicatorCatalogue.Reference);

        Assert.Equal(4, before.BoardAt(Quarter).FigureOf(CaoBang, Patrols, View.Total).Amount);
        Assert.Equal(1, before.Version.Position);
    }

    [Fact]
    public void Bytes_that_were_changed_or_cut_off_anywhere_are_refused_by_their_digest() =>
        Gen.Select(s_step.Array[1, 20], Gen.Int[0, int.MaxValue], Gen.Int[0, 7], Gen.Bool)
            .Sample(
                (steps, place, bit, isCut) =>
                {
                    var fold = New();
                    Records(steps).ForEach(fold.Apply);
                    var bytes = Bytes(fold);
                    place %= bytes.Length;
                    bytes[place] ^= (byte)(1 << bit);
                    var wrong = isCut ? bytes.AsSpan(0, place) : bytes;

                    Assert.Equal(FoldCheckpointError.DigestDiffers, FoldCheckpointCodec.TryDecode(wrong, out _));
                },
                iter: 300
            );

    [Fact]
    public void Bytes_with_a_right_digest_are_decoded_to_what_encodes_to_them_or_refused() =>
        Gen.Select(s_step.Array[1, 20], Gen.Int[0, int.MaxValue], Gen.Byte)
            .Sample(
                (steps, place, value) =>
                {
                    var fold = New();
                    Records(steps).ForEach(fold.Apply);
                    var bytes = Bytes(fold);
                    var body = bytes.Length - 32;
                    bytes[place % body] = value;
                    System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(0, body), bytes.AsSpan(body));

                    var error = FoldCheckpointCodec.TryDecode(bytes, out var checkpoint);

                    Assert.True(error is not null || FoldCheckpointCodec.Encode(checkpoint!).Span.SequenceEqual(bytes));
                },
                iter: 2000
            );

    [Fact]
    public void A_checkpoint_of_other_catalogues_is_refused_with_both_editions()
    {
        var taken = New().Take();
        var other = taken with { Catalogues = taken.Catalogues with { AreasVersion = 999 } };

        var refusal = Assert.Throws<ArgumentException>(() =>
            BoardFold.From(other, AreaCatalogue.Reference, IndicatorCatalogue.Reference)
        );

        Assert.Contains("areas 999", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_an_empty_fold_is_134_bytes_of_format_4()
    {
        var bytes = Bytes(New());

        Assert.Equal((134, 4), (bytes.Length, bytes[0]));
    }

    private static BoardFold New() => new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);

    private static byte[] Bytes(BoardFold fold) => FoldCheckpointCodec.Encode(fold.Take()).ToArray();

    /// <summary>A journal of two ledgers: frames, parked facts at times, standings that are right or not.</summary>
    private static List<JournalRecord> Records((int Ledger, int What, int Day, long Amount, int Qualifier)[] steps)
    {
        var edges = new[] { new SampleEdge(CaoBang, First), new SampleEdge(LangSon, Second) };
        var owners = new[] { CaoBang, LangSon };
        var late = new Queue<JournalRecord>();
        var records = new List<JournalRecord>();
        foreach (var (ledger, what, day, amount, qualifier) in steps)
        {
            var span = Span.Of(new Day(2025, 1, 1).Plus(day));
            var area = what == 5 ? owners[1 - ledger] : owners[ledger];
            var posting = Post(area, Patrols, "police", amount, span, (Qualifier)qualifier);
            switch (what)
            {
                case 0 or 5:
                    late.Enqueue(edges[ledger].Frame(posting));
                    break;
                case 1:
                    late.Enqueue(edges[ledger].Frame(posting, posting.Reverse()));
                    break;
                case 2 when edges[ledger].Head.Number.Value > 0:
                    records.Add(edges[ledger].Standing(Quarter));
                    break;
                case 3 when edges[ledger].Head.Number.Value > 0:
                    records.Add(edges[ledger].Forged(posting, edges[ledger].Head));
                    break;
                default:
                    records.AddRange(late);
                    late.Clear();
                    break;
            }
        }

        return [.. records.Concat(late).Select((record, index) => record with { Position = index + 1 })];
    }
}
