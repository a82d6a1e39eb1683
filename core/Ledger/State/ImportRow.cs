namespace Federation.Core.Ledger.State;

/// <summary>An import in memory.</summary>
internal sealed class ImportRow(ImportId id)
{
    /// <summary>The import of all lumps that came back from the nation, which is not told of files.</summary>
    public static readonly ImportId OfCopies = new(new Guid("fedec0b1-0000-8000-8000-000000000000"));

    /// <summary>The import of all lumps of returns' differences, which came from no file.</summary>
    public static readonly ImportId OfReturns = new(new Guid("fedec0b1-0000-8000-8000-000000000001"));

    public ImportId Id { get; } = id;

    /// <summary>The file's name; empty until its first lump is applied.</summary>
    public string FileName { get; set; } =
        id == OfCopies ? "the nation's copy"
        : id == OfReturns ? "the difference to a return"
        : "";

    /// <summary>Its lumps ever, by position; withdrawn ones too, and those that an undo brought back.</summary>
    public List<int> Lumps { get; } = [];

    /// <summary>Lumps of other imports that it took the place of, by position.</summary>
    public List<int> Replaced { get; } = [];

    /// <summary>True once an undo took it back.</summary>
    public bool IsUndone { get; set; }
}
