using Federation.Core.Areas;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// All that a <see cref="BoardFold"/> holds at a version; boards are derived from it. A fold that starts from one and
/// applies the records after it is the fold that applied them all. Never needed for correctness: the journal gives the
/// same.
/// </summary>
/// <param name="Version">The version that it stands on.</param>
/// <param name="Catalogues">The editions that postings were read with; a fold with others is another one.</param>
/// <param name="ParkedFacts">Facts that no figure shows.</param>
/// <param name="Ledgers">Every ledger of which anything is held, in no particular order.</param>
public sealed record FoldCheckpoint(
    JournalVersion Version,
    CatalogueStatement Catalogues,
    long ParkedFacts,
    IReadOnlyList<LedgerCheckpoint> Ledgers
)
{
    /// <summary>What returns state of provinces, in order of keys.</summary>
    public IReadOnlyList<ReturnStatement> Statements { get; init; } = [];

    /// <summary>What is declared of provinces, in order of keys.</summary>
    public IReadOnlyList<DeclarationFact> Declarations { get; init; } = [];

    /// <summary>What is closed, by owner, in order of AreaId.</summary>
    public IReadOnlyList<(AreaId Owner, ClosedPeriods Closed)> Closed { get; init; } = [];
}
