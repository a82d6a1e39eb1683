using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>A province in a watched period: its ledgers, and what of its leaf is to be made anew.</summary>
/// <param name="area">Which province.</param>
/// <param name="touched">Gets the province when the first of it changes after a board was made.</param>
internal sealed class WatchedProvince(AreaId area, List<WatchedProvince> touched)
{
    private IndicatorMarks _changed;

    /// <summary>Which province.</summary>
    public AreaId Area => area;

    /// <summary>Its ledgers, in order of their ids.</summary>
    public List<WatchedLedger> Ledgers { get; } = [];

    /// <summary>True where the whole leaf is to be made anew.</summary>
    public bool IsRemade { get; private set; }

    /// <summary>The indicators whose rows changed, by number; a fresh list.</summary>
    public List<IndicatorNumber> Changed => _changed.InOrder();

    /// <summary>The row of an indicator changed.</summary>
    public void Change(IndicatorNumber indicator)
    {
        Touch();
        _changed.Add(indicator);
    }

    /// <summary>What is no row changed, or any of them.</summary>
    public void Remake()
    {
        Touch();
        IsRemade = true;
    }

    /// <summary>Its leaf was made.</summary>
    public void Settle()
    {
        _changed.Clear();
        IsRemade = false;
    }

    private void Touch()
    {
        if (!_changed.Any && !IsRemade)
        {
            touched.Add(this);
        }
    }
}
