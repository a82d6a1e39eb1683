using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>A row as it lies on an edge's disk.</summary>
internal abstract record DiskRow
{
    private DiskRow() { }

    public sealed record Entry(long Number, EntryId Id, byte[] Body, byte[] Digest) : DiskRow;

    public sealed record Frame(FrameHead Head, long First, long Last, byte[] Bytes) : DiskRow;

    public sealed record Receipt(FrameHead Through) : DiskRow;

    /// <summary>The end of a transaction: what lies before it counts.</summary>
    public sealed record Commit : DiskRow
    {
        public static Commit Instance { get; } = new();
    }

    /// <summary>The part of a row that reached the disk when the power went.</summary>
    public sealed record Torn : DiskRow
    {
        public static Torn Instance { get; } = new();
    }
}
