using Federation.Core.Figures;

namespace Federation.Core.Plausibility;

/// <summary>Nothing is known of the periods before.</summary>
public sealed class NoHistory : IHistory
{
    private NoHistory() { }

    /// <summary>The only one.</summary>
    public static NoHistory Instance { get; } = new();

    /// <inheritdoc/>
    public PastPeriods Of(IndicatorNumber indicator) => PastPeriods.None;
}
