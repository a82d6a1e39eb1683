using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Fed.Demo;

/// <summary>An amount of a demo activity.</summary>
internal readonly record struct DemoAmount(Indicator Indicator, Amount Amount, Qualifier Qualifier);

/// <summary>One activity that the demo records.</summary>
/// <param name="Id">
/// Derived from what it is made from: the same demo makes the same ids, so a second run adds nothing.
/// </param>
/// <param name="Area">Where, valid on the day.</param>
/// <param name="Day">When.</param>
/// <param name="Forces">Together; never "some combination".</param>
/// <param name="Lead">One of the forces.</param>
/// <param name="Amounts">At least one, each indicator once.</param>
internal sealed record DemoActivity(
    EntryId Id,
    AreaCode Area,
    Day Day,
    ForceSet Forces,
    Force Lead,
    IReadOnlyList<DemoAmount> Amounts
);
