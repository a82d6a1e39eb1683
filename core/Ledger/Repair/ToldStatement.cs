namespace Federation.Core.Ledger.Repair;

/// <summary>
/// What the nation holds of an entry that moved no figure and can be made whole from it, but for a reason: a closing, a
/// reopening, a return, a declaration or its withdrawal.
/// </summary>
internal static class ToldStatement
{
    /// <summary>The entry; null where it is another one.</summary>
    /// <param name="told">What the nation holds.</param>
    /// <param name="number">The number that it gets.</param>
    /// <param name="atUnixMicroseconds">Its time: the nation is not told when it was made.</param>
    public static Entry? Read(ToldEntry told, EntryNumber number, long atUnixMicroseconds)
    {
        if (told.Postings.Length > 0 || told.Others.Length == 0)
        {
            return null;
        }

        return told.Others is [var other] && ClosingFact.TryRead(other, out var said)
            ? Closing(told.Id, other.Kind, said, number, atUnixMicroseconds)
            : Return(told, number, atUnixMicroseconds) ?? (Entry?)Declaration(told, number, atUnixMicroseconds);
    }

    private static Entry Closing(EntryId id, FactKind kind, ClosingFact said, EntryNumber number, long at)
    {
        var (force, area, day, saidOn) = said;
        return kind == FactKind.Closing
            ? new PeriodClosed(number, id, at, Claim.Operator, force, area, day, saidOn, Moved: 0)
            : new PeriodReopened(number, id, at, Claim.Operator, force, area, day, saidOn, Moved: 0, Reason: "");
    }

    /// <summary>The nation is not told which forces took up a difference, nor why a warning was overruled.</summary>
    private static ReturnFiled? Return(ToldEntry told, EntryNumber number, long at)
    {
        var statements = new List<ReturnStatement>();
        foreach (var other in told.Others)
        {
            if (!ReturnStatement.TryRead(other, out var statement))
            {
                return null;
            }

            statements.Add(statement.Value);
        }

        var (area, span, view, _) = statements[0].Key;
        var filed = new ReturnFiled(
            number,
            told.Id,
            at,
            Claim.Operator,
            area,
            span,
            view,
            [.. statements.Select(one => one.Stated).OfType<QuantifiedAmount>()],
            [.. statements.Where(one => one.IsWithdrawn).Select(one => one.Key.Indicator)],
            Difference: default,
            Overruling: null
        );
        return filed.Statements.SequenceEqual(statements) ? filed : null;
    }

    /// <summary>Facts that no such entry tells together are left as a copy.</summary>
    private static NothingDeclared? Declaration(ToldEntry told, EntryNumber number, long at)
    {
        var facts = new List<DeclarationFact>();
        foreach (var other in told.Others)
        {
            if (!DeclarationFact.TryRead(other, out var read))
            {
                return null;
            }

            facts.Add(read.Value);
        }

        var (key, declared) = facts[0];
        var entry = new NothingDeclared(
            number,
            told.Id,
            at,
            Claim.Operator,
            key.Force,
            key.Area,
            key.Span,
            declared,
            [.. facts.Select(fact => fact.Key.Indicator)],
            Reason: ""
        );
        var isOne =
            entry.Facts.SequenceEqual(facts) && facts.Zip(facts.Skip(1)).All(two => two.First.Key < two.Second.Key);
        return isOne && facts.Count <= NothingDeclared.IndicatorsMax ? entry : null;
    }
}
