using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Simulation.Broken;

/// <summary>
/// Adds what returns state, as if they were activities: each statement says what all of its figure said so far.
/// </summary>
internal static class AddedStatements
{
    public static Func<Fact, Fact?> New()
    {
        var stated = new Dictionary<StatementKey, long>();
        return fact => Added(stated, fact);
    }

    private static Fact Added(Dictionary<StatementKey, long> stated, Fact fact)
    {
        if (fact.Other is not { } other || !ReturnStatement.TryRead(other, out var statement))
        {
            return fact;
        }

        var sum = stated.GetValueOrDefault(statement.Value.Key) + statement.Value.Amount.Value;
        stated[statement.Value.Key] = sum;
        var qualifier = statement.Value.Qualifier ?? Qualifier.Exact;
        return new Fact(fact.Entry, new ReturnStatement(statement.Value.Key, new Amount(sum), qualifier).ToFact());
    }
}
