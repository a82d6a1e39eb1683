namespace Federation.Simulation.Audit;

/// <summary>What an activity or a lump is worth now.</summary>
/// <param name="Said">What it says; of an activity that others joined or left with the forces that are in it.</param>
/// <param name="IsApproved">True where its amounts are approved.</param>
/// <param name="Codes">What was overruled of it, as the nation was told.</param>
internal sealed record Worth(ConfirmedChange Said, bool IsApproved, IReadOnlyList<ToldFact> Codes)
{
    /// <summary>The entries that make it what it is: what said it, and who joined, left or drew since.</summary>
    public IReadOnlyList<Guid> Entries { get; init; } = [];

    /// <summary>True where a repair brought it into closed days, and nobody has closed it since.</summary>
    public bool IsLate { get; init; }

    /// <summary>What was just said: provisional, and nothing is overruled.</summary>
    public static Worth Of(ConfirmedChange said) => new(said, IsApproved: false, []);

    /// <summary>The same amounts of other forces: nobody has approved them yet.</summary>
    public Worth By(int forces) =>
        this with
        {
            Said = Said with { Forces = (byte)forces },
            IsApproved = false,
            IsLate = false,
        };

    /// <summary>The same, with the entry that it took.</summary>
    public Worth SaidBy(ConfirmedKind kind, Guid entry) =>
        kind switch
        {
            ConfirmedKind.MadeApproved or ConfirmedKind.MadeProvisional => this with { IsLate = false },
            ConfirmedKind.Recorded or ConfirmedKind.Imported or ConfirmedKind.Corrected => this with
            {
                Entries = [entry],
            },
            _ => this with { Entries = [.. Entries, entry] },
        };

    /// <summary>True where one of these forces must have closed before the amounts lie in closed days.</summary>
    public bool Asks(byte forces) => (forces & (Said.Lead < 0 ? Said.Forces : 1 << Said.Lead)) != 0;

    /// <summary>True where nobody can tell from the nation's copy what says this and what says that.</summary>
    public bool Says(ConfirmedChange other) =>
        (Said.Area, Said.FirstDay, Said.LastDay, Said.Forces)
            == (other.Area, other.FirstDay, other.LastDay, other.Forces)
        && Said.Amounts.OrderBy(one => one.Indicator).SequenceEqual(other.Amounts.OrderBy(one => one.Indicator));

    /// <summary>For messages.</summary>
    public override string ToString() =>
        $"{Said.Kind} area {Said.Area}, days {Said.FirstDay}..{Said.LastDay}, forces {Said.Forces}, lead {Said.Lead}, "
        + $"approved {IsApproved}, {string.Join(", ", Said.Amounts)}, {string.Join(", ", Codes)}";

    /// <summary>The amount of an indicator; 0 where it has none.</summary>
    public long AmountOf(int indicator) => Said.Amounts.FirstOrDefault(one => one.Indicator == indicator).Amount;
}
