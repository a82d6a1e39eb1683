using System.Diagnostics.CodeAnalysis;

namespace Federation.Core.Figures;

/// <summary>The live amount of one force set and approval within a <see cref="PeriodRow"/>.</summary>
public readonly record struct ForceCell(ForceSet Forces, Approval Approval, Cell Cell)
{
    /// <summary>The amount.</summary>
    [SuppressMessage("Design", "CA1051", Justification = "A row adds to it where it lies; nobody else can write it.")]
    public readonly Cell Cell = Cell;
}
