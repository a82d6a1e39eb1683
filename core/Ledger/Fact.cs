using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// The kinds of fact, numbered for ever. A kind that a reader does not know is kept aside, never dropped.
/// </summary>
public enum FactKind : byte
{
    /// <summary>Moves figures.</summary>
    Posting = 1,

    /// <summary>A force closed an area through a day.</summary>
    Closing = 2,

    /// <summary>A closing was taken back.</summary>
    Reopening = 3,

    /// <summary>A return stated a figure.</summary>
    ReturnStatement = 4,

    /// <summary>Zero or not applicable was declared.</summary>
    Declaration = 5,

    /// <summary>A coded remark, such as an overruled warning.</summary>
    Code = 6,
}

/// <summary>
/// What an entry tells the nation, with the entry's id. So far every fact that is written is a posting.
/// </summary>
public readonly record struct Fact(EntryId Entry, Posting Posting);
