using System.Buffers;
using System.Buffers.Binary;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// Writes the canonical bytes of boards and deltas, little-endian, format 2, or 3 where anything is closed, or 4
/// where anything is declared:
/// <code>
/// board  u8 format, i32 first day, i32 last day, u16 leaves, leaf…
/// delta  u8 format, u16 leaves, leaf…
/// leaf   i32 area, u8 announcements (bit 7: closings follow), u16 rows, announcement…
///        in formats 3 and 4, with bit 7: u8 closings, closing…
///        row…                                              by area
/// closing  u8 force, i32 last closed day of the period     by force
/// announcement  16 bytes ledger, i64 frame, u8 1 shown or 2 held
///                                                          by the ledger's bytes
/// row    u16 indicator, u8 cells (bit 7: statements follow), u8 unattributed (bit 7: declarations follow), cell…
///        with bit 7: u8 statements, statement…             by indicator
///        in format 4, with bit 7: u16 declarations, declaration…
/// statement  u8 view, u8 qualifier, i64 amount             by view
/// declaration  u8 force, u8 kind, i32 first day, i32 last day of the period
///                                                          by force, then days; none overlap
/// cell   u8 force set, u8 approval, i64 amount, i64 live amounts, i64 more than, i64 nearly
///                                                          by force set, then approval
/// </code>
/// </summary>
internal static class BoardBytes
{
    /// <summary>The first byte of a board and of a delta in which nothing is closed: as it always was.</summary>
    public const byte Format = 2;

    /// <summary>The first byte of one in which a leaf has closings.</summary>
    public const byte FormatWithClosings = 3;

    /// <summary>The first byte of one in which a row has declarations.</summary>
    public const byte FormatWithDeclarations = 4;

    /// <summary>In a leaf's number of announcements: closings follow them.</summary>
    public const byte ClosingsBit = 0x80;

    public const int ClosingBytes = 1 + sizeof(int);

    public const int HeaderBytes = 1 + (2 * sizeof(int)) + sizeof(ushort);
    public const int LeafHeaderBytes = sizeof(int) + 1 + sizeof(ushort);
    public const int AnnouncementBytes = LedgerId.Size + sizeof(long) + 1;
    public const int RowHeaderBytes = sizeof(ushort) + 2;
    public const int StatementBytes = 2 + sizeof(long);

    /// <summary>In a row's number of cells: statements follow them.</summary>
    public const byte StatementsBit = 0x80;

    /// <summary>In a row's number of unattributed cells: declarations follow.</summary>
    public const byte DeclarationsBit = 0x80;

    public const int DeclarationBytes = 2 + (2 * sizeof(int));

    public const int CellBytes = 2 + (4 * sizeof(long));

    /// <summary>The lowest format that can hold these leaves.</summary>
    public static byte FormatOf(bool hasClosings, bool hasDeclarations) =>
        hasDeclarations ? FormatWithDeclarations
        : hasClosings ? FormatWithClosings
        : Format;

    public static void WriteHeader(Span<byte> into, byte format, Span period, int leaves)
    {
        into[0] = format;
        BinaryPrimitives.WriteInt32LittleEndian(into[1..], period.First.Number);
        BinaryPrimitives.WriteInt32LittleEndian(into[5..], period.Last.Number);
        BinaryPrimitives.WriteUInt16LittleEndian(into[9..], checked((ushort)leaves));
    }

    /// <summary>The byte of an announcement that is shown.</summary>
    public const byte Shown = 1;

    /// <summary>The byte of an announcement beside values that were held before it.</summary>
    public const byte Held = 2;

    public static void WriteLeaf(ArrayBufferWriter<byte> buffer, in LeafRows leaf)
    {
        var (area, announcements, rows, closings) = leaf;
        var header = buffer.GetSpan(LeafHeaderBytes);
        BinaryPrimitives.WriteInt32LittleEndian(header, area.Value);
        header[sizeof(int)] = (byte)(CountOf(announcements) | (closings.Count > 0 ? ClosingsBit : 0));
        BinaryPrimitives.WriteUInt16LittleEndian(header[(sizeof(int) + 1)..], checked((ushort)rows.Length));
        buffer.Advance(LeafHeaderBytes);
        foreach (var announcement in announcements)
        {
            WriteAnnouncement(buffer, announcement);
        }

        if (closings.Count > 0)
        {
            WriteClosings(buffer, closings);
        }

        foreach (var row in rows)
        {
            WriteRow(buffer, row);
        }
    }

    private static void WriteAnnouncement(ArrayBufferWriter<byte> buffer, in BoardAnnouncement announcement)
    {
        var bytes = buffer.GetSpan(AnnouncementBytes);
        announcement.Ledger.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[LedgerId.Size..], announcement.Through.Value);
        bytes[AnnouncementBytes - 1] = announcement.IsShown ? Shown : Held;
        buffer.Advance(AnnouncementBytes);
    }

    private static int CountOf(IReadOnlyList<BoardAnnouncement> announcements) =>
        announcements.Count < ClosingsBit
            ? announcements.Count
            : throw new OverflowException(
                $"A leaf has {announcements.Count} announcements, at most {ClosingsBit - 1}."
            );

    private static void WriteClosings(ArrayBufferWriter<byte> buffer, IReadOnlyList<BoardClosing> closings)
    {
        var bytes = buffer.GetSpan(1 + (closings.Count * ClosingBytes));
        bytes[0] = checked((byte)closings.Count);
        for (var i = 0; i < closings.Count; i++)
        {
            var into = bytes[(1 + (i * ClosingBytes))..];
            into[0] = (byte)closings[i].Force;
            BinaryPrimitives.WriteInt32LittleEndian(into[1..], closings[i].Through.Number);
        }

        buffer.Advance(1 + (closings.Count * ClosingBytes));
    }

    private static void WriteRow(ArrayBufferWriter<byte> buffer, BoardRow row)
    {
        var cells = RowHeaderBytes + ((row.Cells.Length + row.UnattributedCells.Length) * CellBytes);
        var declarations = cells + (row.Statements.Count == 0 ? 0 : 1 + (row.Statements.Count * StatementBytes));
        var size = declarations + (row.Declarations.Count == 0 ? 0 : 2 + (row.Declarations.Count * DeclarationBytes));
        var bytes = buffer.GetSpan(size);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, row.Indicator.Value);
        bytes[2] = (byte)(checked((byte)row.Cells.Length) | (row.Statements.Count > 0 ? StatementsBit : 0));
        bytes[3] = (byte)(
            checked((byte)row.UnattributedCells.Length) | (row.Declarations.Count > 0 ? DeclarationsBit : 0)
        );
        WriteCells(bytes[RowHeaderBytes..], row.Cells);
        WriteCells(bytes[(RowHeaderBytes + (row.Cells.Length * CellBytes))..], row.UnattributedCells);
        if (row.Statements.Count > 0)
        {
            WriteStatements(bytes[cells..], row.Statements);
        }

        if (row.Declarations.Count > 0)
        {
            WriteDeclarations(bytes[declarations..], row.Declarations);
        }

        buffer.Advance(size);
    }

    private static void WriteStatements(Span<byte> into, IReadOnlyList<BoardStatement> statements)
    {
        into[0] = checked((byte)statements.Count);
        into = into[1..];
        foreach (var statement in statements)
        {
            into[0] = (byte)statement.View;
            into[1] = (byte)statement.Qualifier;
            BinaryPrimitives.WriteInt64LittleEndian(into[2..], statement.Amount);
            into = into[StatementBytes..];
        }
    }

    private static void WriteDeclarations(Span<byte> into, IReadOnlyList<BoardDeclaration> declarations)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(into, checked((ushort)declarations.Count));
        into = into[sizeof(ushort)..];
        foreach (var declaration in declarations)
        {
            declaration.Write(into);
            into = into[DeclarationBytes..];
        }
    }

    private static void WriteCells(Span<byte> into, ReadOnlySpan<ForceCell> cells)
    {
        foreach (ref readonly var cell in cells)
        {
            into[0] = cell.Forces.Bits;
            into[1] = (byte)cell.Approval;
            BinaryPrimitives.WriteInt64LittleEndian(into[2..], cell.Cell.Amount);
            BinaryPrimitives.WriteInt64LittleEndian(into[10..], cell.Cell.Count);
            BinaryPrimitives.WriteInt64LittleEndian(into[18..], cell.Cell.MoreThan);
            BinaryPrimitives.WriteInt64LittleEndian(into[26..], cell.Cell.Nearly);
            into = into[CellBytes..];
        }
    }
}
