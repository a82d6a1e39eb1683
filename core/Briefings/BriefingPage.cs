using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Core.Briefings;

/// <summary>One page of a briefing. Equal where all that it says is.</summary>
/// <param name="Key">Names it while others are put before it: 1 to 40 of a-z, 0-9 and hyphens.</param>
/// <param name="Kind">What it shows.</param>
public sealed record BriefingPage(string Key, BriefingPageKind Kind)
{
    /// <summary>The most indicators that a page shows: what is readable in five seconds.</summary>
    public const int IndicatorsMax = 7;

    /// <summary>The longest title, in UTF-16 units.</summary>
    public const int TitleCharsMax = 200;

    /// <summary>The longest key.</summary>
    public const int KeyCharsMax = 40;

    /// <summary>Its title; empty: the kind's own.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it shows, in order.</summary>
    public IReadOnlyList<IndicatorNumber> Indicators { get; init; } = [];

    /// <summary>Of a map: 34 or 63 tiles; else 0.</summary>
    public int Layout { get; init; }

    /// <summary>Of a map: the ranking is shown beside it.</summary>
    public bool HasRanking { get; init; }

    /// <summary>How force sets become one number.</summary>
    public View View { get; init; }

    /// <summary>
    /// Of a province's page the province, of an explained figure its area (null: the nation); else null.
    /// </summary>
    public AreaId? Area { get; init; }

    /// <inheritdoc/>
    public bool Equals(BriefingPage? other) =>
        other is not null
        && (Key, Kind, Title, Layout, HasRanking, View, Area)
            == (other.Key, other.Kind, other.Title, other.Layout, other.HasRanking, other.View, other.Area)
        && Indicators.SequenceEqual(other.Indicators);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Kind, Title, Indicators.Count);
}
