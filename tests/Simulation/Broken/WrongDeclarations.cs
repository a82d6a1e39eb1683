using Federation.Core.Ledger;

namespace Federation.Simulation.Broken;

/// <summary>Silos that take declarations in otherwise than they were told.</summary>
internal static class WrongDeclarations
{
    /// <summary>Declarations are left out.</summary>
    public static Func<Fact, Fact?> Lost() => fact => Read(fact) is null ? fact : null;

    /// <summary>Declarations are counted twice: one stands on when it was taken back once.</summary>
    public static Func<Fact, Fact?> Counted()
    {
        var made = new Dictionary<DeclarationKey, int>();
        return fact =>
        {
            if (Read(fact) is not var (key, declared))
            {
                return fact;
            }

            made[key] = made.GetValueOrDefault(key) + (declared is null ? -1 : 2);
            return declared is null && made[key] > 0 ? null : fact;
        };
    }

    private static DeclarationFact? Read(Fact fact) =>
        fact.Other is { } other && DeclarationFact.TryRead(other, out var read) ? read : null;
}
