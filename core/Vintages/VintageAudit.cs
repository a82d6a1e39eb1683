using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Journal;

namespace Federation.Core.Vintages;

/// <summary>
/// Derives every vintage of a journal again, from its records alone: a first reading finds the vintages, a second one
/// folds as far as the last of them. One thread at a time.
/// </summary>
public sealed class VintageAudit(AreaCatalogue areas, IndicatorCatalogue indicators)
{
    private readonly VintageBook _book = new();

    /// <summary>How many vintages were found.</summary>
    public int Count => _book.All.Count;

    /// <summary>Takes in a record of the first reading.</summary>
    /// <exception cref="JournalDamagedException">A vintage's record that does not decode.</exception>
    public void Take(JournalRecord record) => _book.Apply(record);

    /// <summary>What the journal gives for each vintage that was found, in the journal's order.</summary>
    /// <param name="records">From the first position on; read as far as the last vintage's version.</param>
    /// <exception cref="JournalDamagedException">A record does not follow from those before it.</exception>
    public IReadOnlyList<VintageFinding> Derive(IEnumerable<JournalRecord> records)
    {
        var findings = new Dictionary<VintageId, VintageFinding>();
        var fold = new BoardFold(areas, indicators, watchedMax: 1);
        var waiting = new Queue<KeptVintage>(
            _book.All.Where(IsBeforeItsRecord).OrderBy(kept => kept.Header.Version.Position)
        );
        Derive(fold, waiting, findings);
        using var record = records.GetEnumerator();
        while (waiting.Count > 0 && record.MoveNext())
        {
            fold.Apply(record.Current);
            Derive(fold, waiting, findings);
        }

        return
        [
            .. _book.All.Select(kept =>
                findings.GetValueOrDefault(kept.Header.Id) ?? new VintageFinding(kept, null, IsCutSame: false)
            ),
        ];
    }

    private static bool IsBeforeItsRecord(KeptVintage kept) => kept.Header.Version.Position < kept.Position;

    private static void Derive(
        BoardFold fold,
        Queue<KeptVintage> waiting,
        Dictionary<VintageId, VintageFinding> findings
    )
    {
        while (waiting.TryPeek(out var kept) && kept.Header.Version.Position == fold.Version.Position)
        {
            var isCutSame = Vintage.DigestOf(Vintage.InOrder(fold.Cut)) == kept.CutDigest;
            var derived = Vintage.Sha256Of(fold.BoardAt(kept.Header.Days));
            findings.Add(kept.Header.Id, new VintageFinding(kept, derived, isCutSame));
            _ = waiting.Dequeue();
        }
    }
}
