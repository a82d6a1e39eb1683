using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Boards;

namespace Federation.Core.Briefings;

/// <summary>What a province's page is made of on a board: the province agrees to exactly this.</summary>
/// <param name="Province">The province.</param>
/// <param name="Digest">
/// SHA-256 over the AreaId and the leaf digest of each leaf of the board that is the province, or that was merged into
/// it, in order of AreaIds; nothing is digested where it has no leaf.
/// </param>
public readonly record struct ProvincePage(AreaId Province, BoardDigest Digest)
{
    /// <summary>
    /// The pages of a board: one for each province of its last day, in order of AreaIds. A province that was merged
    /// within the board's days is on the page of what it was merged into.
    /// </summary>
    public static IReadOnlyList<ProvincePage> Of(Board board, AreaCatalogue areas)
    {
        var day = board.Period.Last;
        var leaves = board.Leaves.ToLookup(leaf => areas.Onto(leaf.Area, day));
        return
        [
            .. areas.Provinces(day).Order().Select(province => new ProvincePage(province, DigestOf(leaves[province]))),
        ];
    }

    private static BoardDigest DigestOf(IEnumerable<BoardLeaf> leaves)
    {
        const int LeafBytes = sizeof(int) + BoardDigest.Size;
        var bytes = new List<byte>();
        Span<byte> one = stackalloc byte[LeafBytes];
        foreach (var leaf in leaves.OrderBy(leaf => leaf.Area))
        {
            BinaryPrimitives.WriteInt32LittleEndian(one, leaf.Area.Value);
            leaf.Digest.CopyTo(one[sizeof(int)..]);
            bytes.AddRange(one);
        }

        return BoardDigest.Of([.. bytes]);
    }
}
