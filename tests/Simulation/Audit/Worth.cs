namespace Federation.Simulation.Audit;

/// <summary>What an activity or a lump is worth now.</summary>
/// <param name="Said">What it says; of an activity that others joined or left with the forces that are in it.</param>
/// <param name="IsApproved">True where its amounts are approved.</param>
/// <param name="Codes">What was overruled of it, as the nation was told.</param>
internal sealed record Worth(ConfirmedChange Said, bool IsApproved, IReadOnlyList<ToldFact> Codes)
{
    /// <summary>What was just said: provisional, and nothing is overruled.</summary>
    public static Worth Of(ConfirmedChange said) => new(said, IsApproved: false, []);

    /// <summary>The same amounts of other forces: nobody has approved them yet.</summary>
    public Worth By(int forces) => this with { Said = Said with { Forces = (byte)forces }, IsApproved = false };

    /// <summary>True where the force must have closed before the amounts lie in closed days.</summary>
    public bool Asks(int force) => Said.Lead < 0 ? (Said.Forces & (1 << force)) != 0 : Said.Lead == force;

    /// <summary>For messages.</summary>
    public override string ToString() =>
        $"{Said.Kind} area {Said.Area}, days {Said.FirstDay}..{Said.LastDay}, forces {Said.Forces}, lead {Said.Lead}, "
        + $"approved {IsApproved}, {string.Join(", ", Said.Amounts)}, {string.Join(", ", Codes)}";

    /// <summary>The amount of an indicator; 0 where it has none.</summary>
    public long AmountOf(int indicator) => Said.Amounts.FirstOrDefault(one => one.Indicator == indicator).Amount;
}
