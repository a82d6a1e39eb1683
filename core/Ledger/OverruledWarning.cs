using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>A warning that was overruled.</summary>
/// <param name="Indicator">Whose amount was implausible.</param>
/// <param name="Rule">The number of the rule that it breaks.</param>
public readonly record struct OverruledWarning(IndicatorNumber Indicator, ushort Rule);
