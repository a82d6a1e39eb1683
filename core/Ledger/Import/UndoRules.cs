using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>Plans the undoing of imports. Changes nothing.</summary>
internal sealed class UndoRules(
    LedgerScope scope,
    LedgerId ledger,
    LedgerState state,
    ClosedDays closedDays,
    DrawRules draws
)
{
    public ImportPlan Plan(UndoImport undo, long atUnixMicroseconds)
    {
        if (!state.TryFindImport(undo.Import, out var position))
        {
            return Refuse(undo, RefusalCode.NotFound, $"This ledger has no import {undo.Import}.");
        }

        var import = state.Import(position);
        if (import.Id == ImportRow.OfCopies)
        {
            const string message =
                "Amounts that came back from the nation belong to no file: void each, or replace them by an import.";
            return Refuse(undo, RefusalCode.WrongState, message);
        }

        if (import.Id == ImportRow.OfReturns)
        {
            const string message = "The differences of returns belong to no file: void each.";
            return Refuse(undo, RefusalCode.WrongState, message);
        }

        if (import.Lumps.Select(draws.RefuseTakingBack).OfType<string>().FirstOrDefault() is { } drawn)
        {
            return Refuse(undo, RefusalCode.WrongState, drawn);
        }

        if (import.IsUndone && FindLive(import) is { } live)
        {
            var message =
                $"Import {import.Id} ({import.FileName}) was undone, and its amount {state.Items.Item(live).Id} still "
                + "stands: the entry that took it back did not outlive a repair. Replace it by an import of the right "
                + "amount.";
            return Refuse(undo, RefusalCode.WrongState, message);
        }

        if (import.IsUndone)
        {
            var withdrawn = import.Lumps.Where(lump => WithdrawnBy(lump) == position);
            return new ImportPlan { Import = import.Id, Lines = [.. withdrawn.Select(Withdrawn)] };
        }

        if (FindTakenBackUnknown(import) is { } lump)
        {
            var message =
                $"Import {import.Id} ({import.FileName}): its amount {state.Items.Item(lump).Id} was taken back by "
                + $"entry {state.Items.Newest(lump)}, of which only the nation's copy is left: what took its "
                + "place is not known. Replace what is wrong by an import of the right amounts.";
            return Refuse(undo, RefusalCode.WrongState, message);
        }

        if (FindReplacer(position, import) is { } later)
        {
            var message =
                $"Import {import.Id} ({import.FileName}) was replaced in part by import {later.Id} "
                + $"({later.FileName}): undo that one first.";
            return Refuse(undo, RefusalCode.WrongState, message);
        }

        var changed = import.Lumps.Where(state.Items.IsLive).Concat(import.Replaced);
        if (changed.Select(one => closedDays.Refuse("import_id", one)).OfType<Refusal>().FirstOrDefault() is { } closed)
        {
            return Refuse(undo, closed.Code, closed.Message);
        }

        return CheckSums(import) is { } refusal
            ? Refuse(undo, RefusalCode.WrongState, refusal)
            : Plan(undo, import, atUnixMicroseconds);
    }

    private ImportPlan Plan(UndoImport undo, ImportRow import, long at)
    {
        var ids = new DerivedIds(ledger, state.Items);
        var entries = new List<Entry>();
        var lines = new List<ImportLine>();
        var number = state.NextEntry;
        foreach (var lump in import.Lumps.Where(state.Items.IsLive))
        {
            var id = state.Items.Item(lump).Id;
            entries.Add(new AmountWithdrawn(number, ids.Withdrawal(id), at, undo.By, id, import.Id, "import undone"));
            lines.Add(Withdrawn(lump));
            number = number.Next();
        }

        foreach (var lump in import.Replaced)
        {
            var content = state.Items.LumpOf(lump);
            var id = ids.Lump(content);
            var line = Math.Max(1, state.Items.Item(lump).Line);
            var origin = state.Import(state.Items.Item(lump).Import);
            entries.Add(new AmountImported(number, id, at, undo.By, content, origin.Id, origin.FileName, line));
            lines.Add(new ImportLine(0, ImportOutcome.Recorded, id, [], []));
            number = number.Next();
        }

        return new ImportPlan
        {
            Import = import.Id,
            Lines = lines,
            Entries = entries,
        };
    }

    private int? FindLive(ImportRow import)
    {
        var live = import.Lumps.FindIndex(state.Items.IsLive);
        return live < 0 ? null : import.Lumps[live];
    }

    /// <summary>A lump of this import that an entry took back of which only the nation's copy is left.</summary>
    private int? FindTakenBackUnknown(ImportRow import)
    {
        foreach (var lump in import.Lumps.Where(lump => !state.Items.IsLive(lump) && WithdrawnBy(lump) < 0))
        {
            return lump;
        }

        return null;
    }

    /// <summary>A later import that still stands in the place of one of this import's lumps.</summary>
    private ImportRow? FindReplacer(int position, ImportRow import)
    {
        foreach (var lump in import.Lumps.Where(lump => !state.Items.IsLive(lump)))
        {
            var by = WithdrawnBy(lump);
            if (by != position && !state.Import(by).IsUndone)
            {
                return state.Import(by);
            }
        }

        return null;
    }

    /// <summary>The import that withdrew a lump that is not live; below 0 where it is not known.</summary>
    private int WithdrawnBy(int lump) => state.Items.Change(state.Items.Item(lump).LatestChange).Import;

    private string? CheckSums(ImportRow import)
    {
        var sums = new Dictionary<IndicatorNumber, long>();
        foreach (var lump in import.Lumps.Where(state.Items.IsLive))
        {
            var amount = AmountOf(lump);
            sums[amount.Indicator] = SumOf(sums, amount) - amount.Amount.Value;
        }

        foreach (var lump in import.Replaced)
        {
            var amount = AmountOf(lump);
            if (SumRules.Refuse(scope, amount, SumOf(sums, amount)) is { } message)
            {
                return message;
            }

            sums[amount.Indicator] = SumOf(sums, amount) + amount.Amount.Value;
        }

        return null;
    }

    private long SumOf(Dictionary<IndicatorNumber, long> sums, QuantifiedAmount amount) =>
        sums.GetValueOrDefault(amount.Indicator, state.Sums.Of(amount.Indicator));

    private QuantifiedAmount AmountOf(int lump) => state.Items.Amounts(state.Items.Item(lump).Content)[0];

    private ImportLine Withdrawn(int lump) => new(0, ImportOutcome.Withdrawn, state.Items.Item(lump).Id, [], []);

    private static ImportPlan Refuse(UndoImport undo, RefusalCode code, string message) =>
        new() { Import = undo.Import, Refusals = [new Refusal(code, "import_id", undo.Import.ToString(), message)] };
}
