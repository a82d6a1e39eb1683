namespace Federation.Core.Figures;

/// <summary>
/// A place of its own for each force set and approval, in the canonical order of cells: by <see cref="ForceSet.Bits"/>,
/// then approval. Twelve of them no set has.
/// </summary>
internal static class CellPlaces
{
    /// <summary>How many there are: a bit each of a word.</summary>
    public const int Count = 64;

    /// <summary>"Some combination", as a place has it; in <see cref="ForceSet.Bits"/> it stands higher.</summary>
    private const int SomeBit = 0x20;
    private const int SomeShift = 2;

    /// <summary>Below <see cref="Count"/>, whatever the bytes are.</summary>
    public static int Of(ForceSet forces, Approval approval) =>
        (forces.Members << 1) | ((forces.Bits >> SomeShift) & SomeBit) | ((int)approval & 1);

    /// <summary>The cell whose place it is.</summary>
    public static ForceCell ToCell(int place, in Cell cell)
    {
        _ = ForceSet.TryFromBits((byte)(((place >> 1) & 0xF) | ((place & SomeBit) << SomeShift)), out var forces);
        return new(forces, (Approval)(place & 1), cell);
    }
}
