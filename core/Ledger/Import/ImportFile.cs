namespace Federation.Core.Ledger;

/// <summary>A file to import: all of it becomes lumps, or nothing.</summary>
/// <param name="By">Who claims to import it.</param>
/// <param name="FileName">The name alone, no folders, at most <see cref="FileNameCharsMax"/> characters.</param>
/// <param name="Rows">1 to <see cref="RowsMax"/>, without the header, in order.</param>
public sealed record ImportFile(Claim By, string FileName, IReadOnlyList<LumpRow> Rows)
{
    /// <summary>The most lines of one file.</summary>
    public const int RowsMax = 100_000;

    /// <summary>The longest file name, in UTF-16 units.</summary>
    public const int FileNameCharsMax = 255;

    /// <summary>Check and report, record nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// A line whose key has another amount is added beside it. Not together with <see cref="Replace"/>.
    /// </summary>
    public bool Add { get; init; }

    /// <summary>A line whose key has another amount takes its place.</summary>
    public bool Replace { get; init; }
}

/// <summary>Take an import back: withdraw what it recorded, bring back what it replaced.</summary>
/// <param name="By">Who claims to want it.</param>
/// <param name="Import">Which one.</param>
public sealed record UndoImport(Claim By, ImportId Import);
