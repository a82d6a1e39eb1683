using Federation.Core.Areas;

namespace Federation.Simulation;

/// <summary>What was asked of an edge and confirmed by it, in plain values.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Subject">
/// The activity or lump that it is about; the entry itself where that made it (recorded, imported).
/// </param>
/// <param name="Area">Where; <c>default</c> where the subject counts no more.</param>
/// <param name="FirstDay">Days since 1970-01-01.</param>
/// <param name="LastDay">Equal to the first for an activity.</param>
/// <param name="Forces">Bits 0-3 the forces, bit 7 "some combination".</param>
/// <param name="Amounts">What it says from now on; empty where the subject counts no more.</param>
public sealed record ConfirmedChange(
    ConfirmedKind Kind,
    Guid Subject,
    AreaId Area,
    int FirstDay,
    int LastDay,
    byte Forces,
    IReadOnlyList<AskedAmount> Amounts
);
