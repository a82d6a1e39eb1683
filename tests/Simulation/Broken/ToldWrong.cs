using Federation.Core.Ledger;

namespace Federation.Simulation.Broken;

/// <summary>Edges that keep their ledger right and tell the nation something else of it.</summary>
internal static class ToldWrong
{
    /// <summary>A closing makes amounts approved and does not take them from provisional.</summary>
    public static IReadOnlyList<Fact> ApprovedBeside(Entry entry, IReadOnlyList<Fact> facts) =>
        entry is ApprovalMoved ? [.. facts.Where(fact => fact.Posting.Count > 0)] : facts;

    /// <summary>What is declared is kept at the edge alone.</summary>
    public static IReadOnlyList<Fact> DeclarationsUnsaid(Entry entry, IReadOnlyList<Fact> facts) =>
        entry is NothingDeclared ? [] : facts;

    /// <summary>What is declared is told twice.</summary>
    public static IReadOnlyList<Fact> DeclarationsTwice(Entry entry, IReadOnlyList<Fact> facts) =>
        entry is NothingDeclared ? [.. facts, .. facts] : facts;

    /// <summary>A lump that is drawn on goes on holding what the activity counts.</summary>
    public static IReadOnlyList<Fact> DrawnBeside(Entry entry, IReadOnlyList<Fact> facts) =>
        entry is LumpDrawn ? [facts[0], new Fact(entry.Id, facts[0].Posting.Reverse())] : facts;
}
