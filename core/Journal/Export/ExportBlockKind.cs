namespace Federation.Core.Journal.Export;

/// <summary>What a block of an exported journal holds, numbered for ever.</summary>
public enum ExportBlockKind : byte
{
    /// <summary>The head, and what the journal knows of each ledger: the first block, and only that.</summary>
    Ledgers = 1,

    /// <summary>Records, in order of position.</summary>
    Records = 2,

    /// <summary>Nothing: the file is whole. Its digest is that of the whole file.</summary>
    End = 3,
}
