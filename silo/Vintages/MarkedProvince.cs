using Federation.Core.Areas;
using Federation.Core.Boards;

namespace Federation.Silo.Vintages;

/// <summary>The figures of a province at a point in time, with what was announced of it then.</summary>
internal sealed class MarkedProvince(ProvinceFigures figures, IReadOnlyList<BoardAnnouncement> announcements)
{
    /// <summary>As <see cref="ProvinceFigures.Query"/>, marked.</summary>
    public FigureAnswer Query(FigureQuery query) => Mark(figures.Query(query));

    /// <summary>As <see cref="ProvinceFigures.QueryWithin"/>, marked.</summary>
    public IEnumerable<(AreaId Area, FigureAnswer Answer)> QueryWithin(FigureQuery query) =>
        figures.QueryWithin(query).Select(part => (part.Area, Mark(part.Answer)));

    private FigureAnswer Mark(FigureAnswer answer) => answer with { Announcements = announcements };
}
