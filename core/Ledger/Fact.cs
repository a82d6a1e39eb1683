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

/// <summary>What an entry tells the nation, with the entry's id: a posting, or a fact of another kind.</summary>
public readonly record struct Fact
{
    private readonly Posting _posting;

    /// <summary>A posting.</summary>
    public Fact(EntryId entry, Posting posting) => (Entry, _posting) = (entry, posting);

    /// <summary>A fact of another kind.</summary>
    public Fact(EntryId entry, OtherFact other) => (Entry, Other) = (entry, other);

    /// <summary>Whose it is.</summary>
    public EntryId Entry { get; }

    /// <summary>What it says where it is no posting; else null.</summary>
    public OtherFact? Other { get; }

    /// <summary>What it is.</summary>
    public FactKind Kind => Other?.Kind ?? FactKind.Posting;

    /// <summary>True where it moves figures.</summary>
    public bool IsPosting => Other is null;

    /// <summary>What it moves.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public Posting Posting =>
        Other is null ? _posting : throw new InvalidOperationException($"A fact of kind {Kind} moves no figure.");

    /// <summary>For messages.</summary>
    public override string ToString() => IsPosting ? $"{Entry}: {_posting}" : $"{Entry}: {Other}";

    /// <summary>The postings among facts, in order.</summary>
    public static IEnumerable<Posting> PostingsOf(IEnumerable<Fact> facts) =>
        facts.Where(fact => fact.IsPosting).Select(fact => fact.Posting);

    /// <summary>What is no posting among facts, in order.</summary>
    public static IEnumerable<OtherFact> OthersOf(IEnumerable<Fact> facts) =>
        facts.Select(fact => fact.Other).OfType<OtherFact>();
}
