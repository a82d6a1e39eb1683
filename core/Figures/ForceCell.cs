namespace Federation.Core.Figures;

/// <summary>The live amount of one force set and approval within a <see cref="PeriodRow"/>.</summary>
public readonly record struct ForceCell(ForceSet Forces, Approval Approval, Cell Cell);
