using Federation.Core.Areas;

namespace Federation.Core.Boards;

/// <summary>A leaf as canonical bytes hold it: all of its announcements, and its rows or those that changed.</summary>
/// <param name="Area">The area.</param>
/// <param name="Announcements">By the ledger's bytes.</param>
/// <param name="Closings">In order of forces.</param>
/// <param name="Rows">In order of indicators; in a delta a row without cells is gone.</param>
internal readonly record struct LeafRows(
    AreaId Area,
    IReadOnlyList<BoardAnnouncement> Announcements,
    BoardRow[] Rows,
    IReadOnlyList<BoardClosing> Closings
);
