using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>A file of lumps.</summary>
/// <param name="lines">What the file says, in order.</param>
/// <param name="add">Other amounts of a key stand beside those that are there.</param>
/// <param name="replace">Other amounts of a key take the place of those that are there.</param>
internal sealed class ImportRequest(IReadOnlyList<LumpContent> lines, bool add, bool replace) : Request
{
    private const int HeaderLines = 1;

    private readonly ImportFile _file = new(
        Claim.Operator,
        "figures.csv",
        [.. lines.Select((line, i) => Row(line, i + HeaderLines + 1))]
    )
    {
        Add = add,
        Replace = replace,
    };

    private ImportPlan? _plan;

    /// <summary>The import, once it was answered.</summary>
    public ImportId? Import => _plan?.Import;

    /// <summary>The lumps that it made, once it was answered.</summary>
    public IEnumerable<AmountImported> Lumps => _plan?.Entries.OfType<AmountImported>() ?? [];

    public override void Run(SimulatedEdge edge, OpenBook book)
    {
        _plan = book.Ledger.Plan(_file, edge.Clock.Today, edge.Clock.UnixMicroseconds);
        foreach (var entry in _plan.Entries)
        {
            edge.TellAsked(entry.Id.Value, Change(entry));
        }

        book.Append(_plan.Entries);
    }

    public override bool Answer(SimulatedEdge edge)
    {
        if (_plan is not { IsRefused: false } plan)
        {
            return false;
        }

        foreach (var entry in plan.Entries)
        {
            edge.TellConfirmed(entry.Id.Value, Change(entry));
        }

        foreach (var line in plan.Lines.Where(line => line.Outcome == ImportOutcome.Unchanged))
        {
            var lump = line.Lump!.Value.Value;
            edge.TellConfirmed(lump, Asked.Imported(lump, lines[IndexOf(line.Line)]));
        }

        return true;
    }

    private ConfirmedChange Change(Entry entry) =>
        entry is AmountImported imported
            ? Asked.Imported(entry.Id.Value, lines[IndexOf(imported.Line)])
            : Asked.TakenBack(ConfirmedKind.Withdrawn, ((AmountWithdrawn)entry).Lump.Value);

    private static int IndexOf(int line) => line - HeaderLines - 1;

    private static LumpRow Row(LumpContent line, int number)
    {
        IndicatorCatalogue.Reference.TryGet(line.Amount.Indicator, out var indicator);
        return new LumpRow(
            number,
            AreaCatalogue.Reference.Get(line.Area).Nearest(line.Span.First).Code.ToString(),
            line.Span.First.ToString(),
            line.Span.Last.ToString(),
            line.Forces.ToString(),
            indicator!.Code,
            line.Amount.Qualifier.Code(),
            Text(line.Amount.Amount.Value, indicator.DisplayScale, indicator.Decimals)
        );
    }

    private static string Text(long baseUnits, long scale, int decimals) =>
        scale == 1 ? $"{baseUnits}" : $"{baseUnits / scale}.{(baseUnits % scale).ToString($"D{decimals}")}";
}
