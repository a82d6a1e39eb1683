using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>Plans imports. Changes nothing.</summary>
internal sealed class ImportRules(
    LedgerScope scope,
    LedgerId ledger,
    LedgerState state,
    OverruleRules plausibility,
    ClosedDays closedDays,
    DeclaredNothing declared,
    DrawRules draws
)
{
    public ImportPlan Plan(ImportFile file, Day today, long atUnixMicroseconds)
    {
        var refusals = Check(file);
        if (refusals.Count > 0)
        {
            return new ImportPlan { Refusals = refusals };
        }

        var lines = file.Rows.Select(row => Read(row, today)).ToList();
        RefuseSameKeys(lines);
        var ids = new DerivedIds(ledger, state.Items);
        foreach (var line in lines.Where(line => !line.IsRefused))
        {
            Judge(line, file, ids);
            if (line.IsNew)
            {
                plausibility.Check(line);
            }
        }

        CheckSums(lines);
        DoubleCounts.Mark(scope.Areas, state, file.FileName, lines);
        var isWhole = !lines.Exists(line => line.IsRefused);
        var applies = isWhole && !file.DryRun && lines.Exists(line => line.IsNew);
        var import = isWhole ? FindId(lines, applies) : null;
        return new ImportPlan
        {
            Import = import,
            Entries = applies ? Entries(file, import!.Value, lines, ids, atUnixMicroseconds) : [],
            Lines = lines.ConvertAll(line => line.ToLine()),
        };
    }

    private static List<Refusal> Check(ImportFile file)
    {
        var refusals = new List<Refusal>();
        var name = file.FileName;
        if (name.Length is 0 or > ImportFile.FileNameCharsMax || name.Contains('/') || name.Contains('\\'))
        {
            var message = $"Give the file's name alone, 1 to {ImportFile.FileNameCharsMax} characters, no folders.";
            refusals.Add(Refusal.Invalid("file_name", name, message));
        }
        else if (!Refusal.IsPlain(name))
        {
            refusals.Add(Refusal.Invalid("file_name", name, "The file's name holds characters that cannot be shown."));
        }

        if (file is { Add: true, Replace: true })
        {
            refusals.Add(
                Refusal.Invalid("replace", "true", "Either add beside what is there, or replace it: not both.")
            );
        }

        if (file.Rows.Count is 0 or > ImportFile.RowsMax)
        {
            var message = $"A file has 1 to {ImportFile.RowsMax} lines besides the header, not {file.Rows.Count}.";
            refusals.Add(Refusal.Invalid("lines", file.Rows.Count.ToString(), message));
        }

        return refusals;
    }

    private LineDraft Read(LumpRow row, Day today)
    {
        var content = LumpReader.Read(scope, row, today, out var refusals);
        return new LineDraft(row.Line, content, refusals);
    }

    private static void RefuseSameKeys(List<LineDraft> lines)
    {
        var firsts = new Dictionary<LumpKey, LineDraft>(lines.Count);
        var several = new Dictionary<LumpKey, List<LineDraft>>();
        foreach (var line in lines)
        {
            if (line.Content is { } content && !firsts.TryAdd(content.Key, line))
            {
                _ = several.TryAdd(content.Key, [firsts[content.Key]]);
                several[content.Key].Add(line);
            }
        }

        foreach (var same in several.Values)
        {
            foreach (var line in same)
            {
                var other = same[0] == line ? same[1].Line : same[0].Line;
                line.Refuse(
                    RefusalCode.InvalidField,
                    "indicator",
                    "",
                    $"Area, days, forces and indicator are those of line {other} too: give one amount."
                );
            }
        }
    }

    private void Judge(LineDraft line, ImportFile file, DerivedIds ids)
    {
        var content = line.Content!;
        var live = state.Lumps.Of(content.Key);
        var (same, others) = Standing(live, content.Amount);
        if (same >= 0 && !(file.Replace && others > 0))
        {
            line.Outcome = ImportOutcome.Unchanged;
            line.Lump = state.Items.Item(same).Id;
            return;
        }

        if (live.Count > 0 && !file.Add && !file.Replace)
        {
            RefuseOther(line, live[^1]);
            return;
        }

        if ((closedDays.Refuse("to", content) ?? declared.Refuse("indicator", content)) is { } wrong)
        {
            line.Refuse(wrong.Code, wrong.Field, wrong.Value, wrong.Message);
            return;
        }

        foreach (var drawn in file.Replace ? live.Select(draws.RefuseTakingBack).OfType<string>() : [])
        {
            line.Refuse(RefusalCode.WrongState, "amount", ContentText.Of(scope, content.Amount), drawn);
        }

        line.Outcome = live.Count > 0 && file.Replace ? ImportOutcome.Replaced : ImportOutcome.Recorded;
        line.Replaces = file.Replace ? [.. live] : [];
        line.Lump = ids.Lump(content);
    }

    /// <summary>The first of the lumps that has this amount, or -1; and how many have another.</summary>
    private (int Same, int Others) Standing(IReadOnlyList<int> lumps, QuantifiedAmount amount)
    {
        var (same, others) = (-1, 0);
        for (var i = 0; i < lumps.Count; i++)
        {
            var isSame = AmountOf(lumps[i]) == amount;
            same = isSame && same < 0 ? lumps[i] : same;
            others += isSame ? 0 : 1;
        }

        return (same, others);
    }

    private void RefuseOther(LineDraft line, int lump)
    {
        ref readonly var row = ref state.Items.Item(lump);
        var import = state.Import(row.Import);
        var said = ContentText.Of(scope, line.Content!.Amount);
        line.Refuse(
            RefusalCode.WrongState,
            "amount",
            said,
            $"{said} is not what the ledger holds: lump {row.Id} (line {row.Line} of {import.FileName}, import "
                + $"{import.Id}) says {ContentText.Of(scope, AmountOf(lump))} for the same area, days and forces: "
                + "import with add to count both, or with replace to count this one instead."
        );
    }

    private void CheckSums(List<LineDraft> lines)
    {
        var sums = new Dictionary<IndicatorNumber, long>();
        foreach (var lump in lines.Where(line => line.IsNew).SelectMany(line => line.Replaces))
        {
            var amount = AmountOf(lump);
            sums[amount.Indicator] =
                sums.GetValueOrDefault(amount.Indicator, state.Sums.Of(amount.Indicator)) - amount.Amount.Value;
        }

        foreach (var line in lines.Where(line => line.IsNew))
        {
            var amount = line.Content!.Amount;
            var others = sums.GetValueOrDefault(amount.Indicator, state.Sums.Of(amount.Indicator));
            if (SumRules.Refuse(scope, amount, others) is { } message)
            {
                line.Refuse(RefusalCode.InvalidField, "amount", amount.Amount.ToString(), message);
                continue;
            }

            sums[amount.Indicator] = others + amount.Amount.Value;
        }
    }

    /// <summary>
    /// The first id of this content that no import has; where nothing is to be recorded the last that one has and that
    /// was not undone, or null.
    /// </summary>
    private ImportId? FindId(List<LineDraft> lines, bool isNew)
    {
        var digest = DerivedIds.Digest(lines.Select(line => line.Content!));
        ImportId? standing = null;
        for (var nth = 0; ; nth++)
        {
            var id = DerivedIds.Import(ledger, digest, nth);
            if (!state.TryFindImport(id, out var import))
            {
                return isNew ? id : standing;
            }

            standing = state.Import(import).IsUndone ? standing : id;
        }
    }

    private List<Entry> Entries(ImportFile file, ImportId import, List<LineDraft> lines, DerivedIds ids, long at)
    {
        var entries = new List<Entry>();
        var number = state.NextEntry;
        foreach (var line in lines)
        {
            foreach (var lump in line.Replaces)
            {
                var id = state.Items.Item(lump).Id;
                var reason = $"replaced by line {line.Line} of {file.FileName}";
                entries.Add(new AmountWithdrawn(number, ids.Withdrawal(id), at, file.By, id, import, reason));
                number = number.Next();
            }
        }

        foreach (var line in lines.Where(line => line.IsNew))
        {
            var content = line.Content!;
            entries.Add(new AmountImported(number, line.Lump, at, file.By, content, import, file.FileName, line.Line));
            number = number.Next();
        }

        return entries;
    }

    private QuantifiedAmount AmountOf(int lump) => state.Items.Amounts(state.Items.Item(lump).Content)[0];
}
