using Federation.Core.Areas;

namespace Federation.Simulation;

/// <summary>What was asked of an edge and confirmed by it, in plain values.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Subject">
/// The activity or lump that it is about; the entry itself where that made it (recorded, imported, closed, filed).
/// </param>
/// <param name="Area">Where; <c>default</c> where nothing is said of it.</param>
/// <param name="FirstDay">Days since 1970-01-01; of a closing its last day, of a reopening its first.</param>
/// <param name="LastDay">Equal to the first for an activity, a closing and a reopening.</param>
/// <param name="Forces">
/// Bits 0-3 the forces, bit 7 "some combination"; of a closing, a reopening and a decline the force that says so.
/// </param>
/// <param name="Amounts">What it says or states from now on; of a draw what is drawn in all.</param>
public sealed record ConfirmedChange(
    ConfirmedKind Kind,
    Guid Subject,
    AreaId Area,
    int FirstDay,
    int LastDay,
    byte Forces,
    IReadOnlyList<AskedAmount> Amounts
)
{
    /// <summary>
    /// The lead of an activity, or the force that claims to declare, 0 to 3; -1: nobody, or nothing is said of it.
    /// </summary>
    public int Lead { get; init; } = -1;

    /// <summary>Of a draw the activity, of a posted difference the return.</summary>
    public Guid Other { get; init; }

    /// <summary>Of a part of a closing or a reopening: what it moves.</summary>
    public IReadOnlyList<Guid> Items { get; init; } = [];

    /// <summary>The view of a return, numbered as <see cref="ShownFigure.View"/>.</summary>
    public int View { get; init; }

    /// <summary>Of which indicators a return states nothing any more, in order.</summary>
    public IReadOnlyList<int> Withdrawn { get; init; } = [];

    /// <summary>Of which indicators a declaration is, or its withdrawal, in order.</summary>
    public IReadOnlyList<int> Declared { get; init; } = [];

    /// <summary>The code of the reason for overruling, 1 to 5; 0: the one that was given before.</summary>
    public byte Because { get; init; }

    /// <summary>True where both say the same.</summary>
    public bool IsSame(ConfirmedChange other) =>
        ReferenceEquals(this, other)
        || (
            Plain == other.Plain
            && Items.SequenceEqual(other.Items)
            && Withdrawn.SequenceEqual(other.Withdrawn)
            && Declared.SequenceEqual(other.Declared)
            && Amounts.OrderBy(one => one.Indicator).SequenceEqual(other.Amounts.OrderBy(one => one.Indicator))
        );

    private ConfirmedChange Plain => this with { Amounts = [], Items = [], Withdrawn = [], Declared = [] };
}
