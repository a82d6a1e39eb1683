using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// What an activity says: forces did something together on a day in an area, with amounts. Equal contents say the same,
/// in whatever order the amounts came. Whether area and day fit the ledger is for <see cref="ProvinceLedger"/>.
/// </summary>
public sealed class ActivityContent : IEquatable<ActivityContent>
{
    /// <summary>The largest number of amounts of one activity.</summary>
    public const int AmountsMax = 64;

    private readonly QuantifiedAmount[] _amounts;

    /// <param name="area">Where.</param>
    /// <param name="day">When.</param>
    /// <param name="forces">Who, together; not some combination.</param>
    /// <param name="lead">Who led (chủ trì): one of the forces.</param>
    /// <param name="amounts">
    /// 1 to <see cref="AmountsMax"/>, each indicator once; copied, in order of indicators.
    /// </param>
    /// <exception cref="ArgumentException">One of these rules is broken.</exception>
    public ActivityContent(
        AreaId area,
        Day day,
        ForceSet forces,
        Force lead,
        IReadOnlyCollection<QuantifiedAmount> amounts
    )
    {
        if (forces == default || forces.IsSomeCombination || !forces.Names(lead))
        {
            throw new ArgumentException(
                $"Forces '{forces}' act together, and lead {lead} is one of them.",
                nameof(forces)
            );
        }

        if (amounts.Count is 0 or > AmountsMax)
        {
            throw new ArgumentException($"1 to {AmountsMax} amounts, not {amounts.Count}.", nameof(amounts));
        }

        (Area, Day, Forces, Lead) = (area, day, forces, lead);
        _amounts = [.. amounts.OrderBy(a => a.Indicator)];
        for (var i = 1; i < _amounts.Length; i++)
        {
            if (_amounts[i].Indicator == _amounts[i - 1].Indicator)
            {
                throw new ArgumentException($"Indicator {_amounts[i].Indicator} comes twice.", nameof(amounts));
            }
        }
    }

    public AreaId Area { get; }

    public Day Day { get; }

    /// <summary>Who took part, together.</summary>
    public ForceSet Forces { get; }

    /// <summary>The lead (chủ trì); the others are participants (phối hợp).</summary>
    public Force Lead { get; }

    /// <summary>1 to <see cref="AmountsMax"/>, in order of indicators, each once.</summary>
    public IReadOnlyList<QuantifiedAmount> Amounts => _amounts;

    /// <summary>The same without a copy.</summary>
    internal ReadOnlySpan<QuantifiedAmount> AmountSpan => _amounts;

    /// <inheritdoc/>
    public bool Equals(ActivityContent? other) =>
        other is not null
        && (Area, Day, Forces, Lead) == (other.Area, other.Day, other.Forces, other.Lead)
        && _amounts.AsSpan().SequenceEqual(other._amounts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActivityContent);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Area, Day, Forces, Lead, _amounts[0], _amounts.Length);

    /// <summary>For messages: <c>area 7, 2025-01-15, border_guard+police led by police, 41 = 1, 42 = 9</c>.</summary>
    public override string ToString() =>
        $"area {Area}, {Day}, {Forces} led by {Lead.Code()}, {string.Join(", ", _amounts)}";
}
