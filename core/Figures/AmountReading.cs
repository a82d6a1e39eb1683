namespace Federation.Core.Figures;

/// <summary>What a text means as an amount of an indicator: one of the cases below.</summary>
public abstract record AmountReading
{
    private AmountReading() { }

    /// <summary>This amount, in base units.</summary>
    public sealed record Valid(Amount Amount) : AmountReading;

    /// <summary>Two amounts: as Vietnamese and as English writing. Ask which (<c>1.500</c> gam).</summary>
    public sealed record Ambiguous(Amount Vietnamese, Amount English) : AmountReading;

    /// <summary>Finer than the base unit: refused, never rounded. The smallest step is given for the message.</summary>
    /// <param name="StepVi">One base unit in Vietnamese: <c>0,001 gam</c>.</param>
    /// <param name="StepEn">One base unit in English: <c>0.001 g</c>.</param>
    public sealed record TooFine(string StepVi, string StepEn) : AmountReading;

    /// <summary>Below zero. Amounts are taken back by a correction, not by a negative amount.</summary>
    public sealed record Negative : AmountReading;

    /// <summary>Above the largest amount of one posting, given for the message.</summary>
    /// <param name="MaxVi">The largest amount in Vietnamese: <c>1.000.000.000.000 lần</c>.</param>
    /// <param name="MaxEn">The largest amount in English: <c>1,000,000,000,000 times</c>.</param>
    public sealed record TooLarge(string MaxVi, string MaxEn) : AmountReading;

    /// <summary>Not a number in any accepted writing.</summary>
    public sealed record Malformed : AmountReading;
}
