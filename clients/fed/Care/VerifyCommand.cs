using System.CommandLine;
using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.EdgeNode.Ledger;
using Federation.Fed.Cli;
using Federation.Silo.Journal;

namespace Federation.Fed.Care;

/// <summary><c>fed verify</c>: derives every figure again from the records.</summary>
internal static class VerifyCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "verify",
            "Derives every figure again from journal and ledgers, and names the first record that does not fit.",
            "Reads the files alone, changes nothing, and may be used beside running programs. Checks that "
                + "positions and entries are dense, that frames are chained by their hashes, that they carry what the "
                + "entries say, and that the journal holds the same frames and figures as the ledgers. Every vintage "
                + "is derived again from the records before it, bit for bit. A journal on PostgreSQL is read as it is "
                + "at one moment; an exported journal is verified as it lies in its file.",
            "fed verify --data data",
            "fed verify --data data/edge-04",
            "fed verify --postgres \"Host=127.0.0.1;Database=federation;Username=federation\" --data data",
            "fed verify --export nation.journal"
        );
        var data = new Option<string>("--data")
        {
            HelpName = "DIR",
            Description = "The data directory of fed up, or of one edge node or nation.",
        };
        var postgres = new PostgresArguments("Verify the nation's journal in this PostgreSQL; without the password.");
        var export = new Option<string?>("--export")
        {
            HelpName = "FILE",
            Description = "A journal that fed journal export wrote; alone.",
        };
        command.Add(data);
        command.Add(export);
        foreach (var option in postgres.All)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var screen = Screen.Of(parsed);
                await using var nation = Named(parsed.GetValue(export), postgres.Of(parsed), parsed.GetValue(data));
                var language = CommonOptions.LanguageOf(parsed);
                var lines = await Progress.RunAsync(
                    screen,
                    language.Of("Kiểm tra", "Verifying"),
                    report => Task.Run(() => Verify(nation, language, report, cancellationToken), cancellationToken)
                );
                screen.Lines(lines);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static AuditedNation Named(string? export, SharedStore? store, string? directory) =>
        export is null ? AuditedNation.Of(store, directory)
        : store is null && directory is null ? AuditedNation.OfExport(export)
        : throw FedException.Usage("--export stands alone: leave out --data and --postgres");

    /// <exception cref="FedException">Names the first record that does not fit, or what cannot be read.</exception>
    private static List<string> Verify(
        AuditedNation nation,
        Language language,
        Action<double> report,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var lines = new List<string>();
            var held = new Dictionary<LedgerId, AuditedLedger>();
            foreach (var (name, open) in nation.Journals)
            {
                using var journal = open();
                var vintages = new VintageAudit(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
                foreach (var (id, ledger) in JournalAudit.Run(journal, vintages, report, cancellationToken))
                {
                    held.Add(id, ledger);
                }

                lines.Add(JournalLine(name, journal, language));
                lines.AddRange(VintageLines.Of(vintages, journal, language, cancellationToken));
            }

            lines.AddRange(nation.Ledgers.Select(d => VerifyLedger(d, held, language, cancellationToken)));
            CheckReceipts(nation, cancellationToken);
            lines.Add(language.Of("Mọi bản ghi đều khớp.", "Every record fits."));
            return lines;
        }
        catch (JournalDamagedException damaged)
        {
            throw FedException.Refused(damaged.Message);
        }
        catch (Exception away) when (away is JournalUnavailableException or LedgerUnavailableException)
        {
            throw FedException.NotReachable(away.Message);
        }
    }

    private static string JournalLine(string name, IJournalMoment journal, Language language) =>
        language.Of(
            $"{name}: nhật ký có {journal.Head.Position} bản ghi của {journal.Ledgers.Count} sổ, "
                + $"phiên bản {journal.Head}",
            $"{name}: the journal has {journal.Head.Position} records of {journal.Ledgers.Count} "
                + $"ledgers, version {journal.Head}"
        );

    private static string VerifyLedger(
        string directory,
        Dictionary<LedgerId, AuditedLedger> held,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var (found, bad) = LedgerAudit.Run(directory, held, cancellationToken);
        if (bad is not null)
        {
            throw FedException.Refused(bad);
        }

        var counted = found.Header is { } header && held.TryGetValue(header.Ledger, out var ledger) ? ledger : null;
        var through = counted is null
            ? language.Of("không có nhật ký để đối chiếu", "no journal beside it to compare with")
            : language.Of(
                $"{counted.Figures.Count} số liệu khớp nhật ký đến khung {counted.Head.Number}",
                $"{counted.Figures.Count} figures are those of the journal through frame {counted.Head.Number}"
            );
        return language.Of(
            $"{directory}: {found.Entries} mục, {found.Frames.Count} khung, {found.Unsealed} mục chưa "
                + $"đóng khung; {through}",
            $"{directory}: {found.Entries} entries, {found.Frames.Count} frames, {found.Unsealed} "
                + $"entries unsealed; {through}"
        );
    }

    /// <summary>
    /// A receipt is never above the watermark. Both are read once more, ledgers first: running programs move on.
    /// </summary>
    private static void CheckReceipts(AuditedNation nation, CancellationToken cancellationToken)
    {
        if (nation.Journals.Count == 0)
        {
            return;
        }

        var receipts = nation.Ledgers.Select(d => LedgerVerifier.Verify(d, null, cancellationToken)).ToList();
        var marks = new Dictionary<LedgerId, LedgerMark>();
        foreach (var (_, open) in nation.Journals)
        {
            using var journal = open();
            foreach (var mark in journal.Ledgers)
            {
                marks[mark.Ledger] = mark;
            }
        }

        foreach (var found in receipts)
        {
            if (
                found is { Header: { } header, Receipted: { } receipt }
                && marks.TryGetValue(header.Ledger, out var mark)
                && receipt.Number > mark.Watermark.Number
            )
            {
                throw FedException.Refused(
                    $"ledger {header.Ledger}: it holds a receipt through frame {receipt.Number}, the journal only "
                        + $"frames through {mark.Watermark.Number}: the nation lost its tail"
                );
            }
        }
    }
}
