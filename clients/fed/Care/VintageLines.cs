using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Vintages;
using Federation.Fed.Cli;
using Federation.Silo.Journal;
using Federation.Wire;

namespace Federation.Fed.Care;

/// <summary>Derives every vintage of a journal again and says which do not hold.</summary>
internal static class VintageLines
{
    /// <summary>A line for each vintage, where all of them hold.</summary>
    /// <param name="audit">Was told every vintage.</param>
    /// <param name="journal">Is read once more, as far as the last vintage's version.</param>
    /// <param name="language">Of the lines.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="FedException">Names each that does not hold, with both digests.</exception>
    /// <exception cref="JournalDamagedException">A record does not follow from those before it.</exception>
    public static IReadOnlyList<string> Of(
        VintageAudit audit,
        IJournalMoment journal,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var findings = audit.Derive(Records(journal, cancellationToken));
        var wrong = findings.Where(finding => !finding.Holds).Select(Wrong).ToList();
        return wrong.Count > 0
            ? throw FedException.Refused(wrong)
            : [.. findings.Select(finding => Right(finding.Kept, language))];
    }

    private static IEnumerable<JournalRecord> Records(IJournalMoment journal, CancellationToken cancellationToken)
    {
        foreach (var record in journal.Records())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    private static string Right(KeptVintage kept, Language language)
    {
        var header = kept.Header;
        return language.Of(
            $"bản số liệu \"{header.Name}\" ({header.Period}, phiên bản {header.Version}, mã đối chiếu "
                + $"{kept.Fingerprint}) khớp từng bit",
            $"vintage \"{header.Name}\" ({header.Period}, version {header.Version}, code {kept.Fingerprint}) holds, "
                + "bit for bit"
        );
    }

    private static string Wrong(VintageFinding finding)
    {
        var (kept, header) = (finding.Kept, finding.Kept.Header);
        var derived = finding.Sha256?.ToString() ?? "nothing: its version is not before its record";
        var changed = kept.HoldsItsDigest ? "" : $", its kept bytes give {kept.BytesSha256}";
        var cut = finding.IsCutSame ? "" : "; the journal's cut there is not the kept one";
        return $"vintage {header.Id} \"{header.Name}\" at position {kept.Position} does not hold: it says SHA-256 "
            + $"{header.Sha256}{changed}; the journal gives {derived} at version {header.Version}{cut}"
            + Edition(header);
    }

    /// <summary>Another catalogue reads postings that an older one kept aside.</summary>
    private static string Edition(VintageHeader header) =>
        header.IndicatorsVersion == IndicatorCatalogue.Reference.Version
        && header.AreasVersion == KnownAreas.Current.Version
            ? ""
            : $". It was made with catalogues {header.IndicatorsVersion} and {header.AreasVersion}, this program has "
                + $"{IndicatorCatalogue.Reference.Version} and {KnownAreas.Current.Version}: take one of then";
}
