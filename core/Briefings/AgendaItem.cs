using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Core.Briefings;

/// <summary>One item of the speaking order.</summary>
/// <param name="Kind">What is done.</param>
public sealed record AgendaItem(AgendaKind Kind)
{
    /// <summary>The longest of its texts, in UTF-16 units.</summary>
    public const int TextCharsMax = 200;

    /// <summary>The most minutes that may be planned.</summary>
    public const int MinutesMax = 600;

    /// <summary>What it is about; may be empty.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Who speaks; may be empty.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>The speaker's rank; may be empty.</summary>
    public string Rank { get; init; } = "";

    /// <summary>The speaker's title; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>The speaker's ministry; null: neither alone.</summary>
    public Ministry? Ministry { get; init; }

    /// <summary>The province whose turn it is; null: none.</summary>
    public AreaId? Area { get; init; }

    /// <summary>Planned minutes; 0: not said.</summary>
    public int Minutes { get; init; }
}
