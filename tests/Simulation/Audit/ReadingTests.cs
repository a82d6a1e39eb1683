using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Xunit;

namespace Federation.Simulation.Audit;

/// <summary>The auditor's own readers and sums, held against values written by hand and against core.</summary>
public sealed class ReadingTests
{
    /// <summary>
    /// The fixture of the frame format: a patrol of nearly 300 people, corrected to 280 over two days.
    /// </summary>
    private const string Fixture =
        "0102030400"
        + "01942b3c000070008000000000000001"
        + "01942b3c000070008000000000000002"
        + "000202"
        + "0180050000"
        + "000c0d0d"
        + "010e9d0000"
        + "00000001"
        + "060616"
        + "0000010102"
        + "5402580257023002"
        + "3117";

    [Fact]
    public void A_frame_is_read_as_the_format_says()
    {
        var entries = FrameReading.Read(Convert.FromHexString(Fixture));
        var people = new PostedKey(704, 13, 20103, 20103, 6, Approved: false, Qualifier: 3);
        Assert.Equal(
            [new Posted(people with { Indicator = 12, Qualifier = 1 }, 1, 1), new Posted(people, 300, 1)],
            entries[0].Posts
        );
        Assert.Equal(
            [
                new Posted(people, -300, -1),
                new Posted(people with { LastDay = 20104, Approved = true, Qualifier = 1 }, 280, 1),
            ],
            entries[1].Posts
        );
        Assert.Equal(new Guid("01942b3c-0000-7000-8000-000000000002"), entries[1].Id);
    }

    [Fact]
    public void Every_byte_of_a_frame_matters()
    {
        var frame = Convert.FromHexString(Fixture);
        var contents = new FrameContents();
        for (var bit = 0; bit < 8 * frame.Length; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            var refused = FrameCodec.TryDecode(frame, contents) is not null;
            Assert.Equal(refused, Record.Exception(() => FrameReading.Read(frame)) is FormatException);
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void The_chain_is_that_of_the_format()
    {
        var ledger = new Core.Ledger.LedgerId(new Guid("01920000-0000-7000-8000-0000000000aa"));
        var genesis = Chain.Genesis(new AreaId(4), ledger);
        Assert.Equal(
            "362a367160ba695e83c0fecd75e8cc093ce61c85aae550aae8b83622d3691c1f",
            Convert.ToHexStringLower(genesis.Bytes.Span)
        );
        Assert.Equal(
            "9c1c6637777e2a4afb22730a22a6f0450e050bbf54a14e558e874a180b942814",
            Convert.ToHexStringLower(Chain.Next(genesis, Convert.FromHexString(Fixture)).Bytes.Span)
        );
    }

    /// <summary>Every set, approval and qualifier, within the period and across its edge, in all nine views.</summary>
    [Fact]
    public void Every_view_of_every_set_is_what_core_says()
    {
        var history = new History();
        var (entry, across) = (0, new Span(History.Period.Last, History.Period.Last.Plus(1)));
        foreach (var set in ForceSet.All)
        {
            foreach (var span in new[] { Span.Of(History.Day), across })
            {
                var (amount, qualifier) = ((7 * ++entry) + 1, (byte)(1 + (entry % 3)));
                var change = History.Change(entry, amount, ConfirmedKind.Imported, set.Bits, qualifier) with
                {
                    FirstDay = span.First.Number,
                    LastDay = span.Last.Number,
                };
                history.Confirm(entry, change).Tell(entry, History.Post(amount, set.Bits, qualifier, span));
            }
        }

        history.Seal().Append(1).Publish(1).Show(1);
        foreach (var view in Views.All)
        {
            Show(history, Shown(history.Figure(view)));
        }

        history.End();
        var total = history.Figure(View.Total);
        Assert.Equal((4_758, 4_940), (total.Amount, total.Unattributed));
    }

    [Fact]
    public void A_figure_without_its_sign_is_caught()
    {
        var history = new History().Record(1, 100).Record(2, 7).Seal().Append(1);
        history.Confirm(3, History.Voided(2)).Tell(3, History.Post(7).Reverse()).Seal().Append(2);
        Show(history, Shown(history.Figure(View.Joint)));
        var caught = Assert.Throws<AuditException>(() =>
            Show(history, Shown(history.Figure(View.Joint)) with { Amount = 114 })
        );
        Assert.Equal(Checks.FigureSums, caught.Check);
    }

    private static void Show(History history, ShownFigure figure) =>
        history.Auditor.FigureShown(
            1,
            history.Epoch,
            history.Position,
            History.Period.First.Number,
            History.Period.Last.Number,
            figure
        );

    private static ShownFigure Shown(Figure figure) =>
        new(
            AreaId.Nation.Value,
            History.Indicator,
            (int)figure.View,
            figure.Amount,
            figure.Possible,
            figure.Provisional,
            figure.Unattributed,
            (byte)figure.Qualifier,
            (byte)figure.PossibleQualifier,
            figure.Count,
            figure.PossibleCount
        )
        {
            Kind = figure.IsEmpty ? NothingKinds.NotYetClosed : NothingKinds.Counted,
        };
}
