using System.Buffers;
using Federation.Client;
using Federation.Client.Picture;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.HqConsole.Model;
using Xunit;
using static Federation.Clients.Tests.HqConsole.Scene;
using LinkState = Federation.Core.Exchange.LinkState;

namespace Federation.Clients.Tests.HqConsole;

/// <summary>Who has closed, and which nothing stands where nothing is counted, on the console.</summary>
public sealed class NothingOnScreenTests
{
    private static readonly Span Quarter = new(new Day(2025, 1, 1), new Day(2025, 3, 31));

    [Fact]
    public void A_province_that_closed_says_how_many_of_its_forces_have_and_shows_zero_where_another_shows_a_dash()
    {
        var model = Model();
        var board = Folded(
            Closed(Force.Police),
            Closed(Force.Military),
            Closed(Force.BorderGuard),
            Declared("crime.cases", DeclaredKind.Zero, Force.Police)
        );
        model.OnBoard(
            Start,
            State(board, BoardCondition.Live, "", [Link(CaoBang, LinkState.Up), Link(LangSon, LinkState.Up)])
        );

        var lines = Text(model, 120, 40).Split('\n');
        var (caoBang, langSon) = (Line(lines, "Cao Bằng"), Line(lines, "Lạng Sơn"));
        Assert.Contains(" Chốt ", Line(lines, "Địa bàn"), StringComparison.Ordinal);
        Assert.Contains(" 3/3 ", caoBang, StringComparison.Ordinal);
        Assert.Contains(" 0/3 ", langSon, StringComparison.Ordinal);
        Assert.EndsWith(" 0", caoBang.TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith(" –", langSon.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("Chốt", Text(model, 80, 24), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_declared_of_an_open_province_is_listed_with_its_kind()
    {
        var model = Model();
        var board = Folded(
            Declared("crime.cases", DeclaredKind.NotApplicable, Force.Police),
            Declared("crime.subjects", DeclaredKind.Zero, Force.Police)
        );
        model.OnBoard(Start, State(board, BoardCondition.Live, "", [Link(CaoBang, LinkState.Up)]));
        Press(model, "v4");
        Press(model, KeyName.Enter);
        Press(model, KeyName.Enter);

        var text = Text(model, 120, 40);
        Assert.Contains("không áp dụng", text, StringComparison.Ordinal);
        Assert.Contains(" 0 ", Line(text.Split('\n'), "Đối tượng"), StringComparison.Ordinal);
    }

    private static string Line(string[] lines, string word) =>
        lines.First(line => line.Contains(word, StringComparison.Ordinal));

    private static OtherFact Closed(Force force) =>
        new ClosingFact(force, CaoBang, Quarter.Last, Quarter.Last).ToFact(FactKind.Closing);

    private static OtherFact Declared(string code, DeclaredKind kind, Force force)
    {
        Assert.True(IndicatorCatalogue.Reference.TryGet(code, out var indicator));
        return new DeclarationFact(new DeclarationKey(CaoBang, indicator.Number, force, Quarter), kind).ToFact();
    }

    private static Board Folded(params OtherFact[] facts)
    {
        var ledger = new LedgerId(new Guid("11111111-1111-4111-8111-111111111111"));
        var entry = new EntryId(new Guid("22222222-2222-4222-8222-222222222222"));
        var bytes = new ArrayBufferWriter<byte>();
        _ = FrameCodec.Encode([.. facts.Select(fact => new Fact(entry, fact))], bytes);
        var head = FrameChain.Next(FrameChain.Genesis(CaoBang, ledger), bytes.WrittenSpan);
        var fold = new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        fold.Apply(
            new JournalRecord(1, JournalRecordKind.Frame, CaoBang, ledger, head, 0, bytes.WrittenMemory.ToArray())
        );
        return fold.BoardAt(Quarter);
    }
}
