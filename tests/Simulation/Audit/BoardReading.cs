using System.Buffers.Binary;

namespace Federation.Simulation.Audit;

/// <summary>
/// Walks a board's canonical bytes cell by cell, written from the description of the format alone. Strict: what is not
/// the one encoding of its cells is a <see cref="FormatException"/>.
/// </summary>
public ref struct BoardReading
{
    private const int CellBytes = 34;
    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;
    private int _leavesLeft;
    private int _rowsLeft;
    private int _cellsLeft;
    private int _unattributedLeft;
    private long _order;

    /// <exception cref="FormatException">No board begins so.</exception>
    public BoardReading(ReadOnlySpan<byte> board)
    {
        _bytes = board;
        Require(board.Length >= 11 && board[0] == 2, "format");
        FirstDay = BinaryPrimitives.ReadInt32LittleEndian(board[1..]);
        LastDay = BinaryPrimitives.ReadInt32LittleEndian(board[5..]);
        _leavesLeft = BinaryPrimitives.ReadUInt16LittleEndian(board[9..]);
        _at = 11;
    }

    /// <summary>Days since 1970-01-01.</summary>
    public int FirstDay { get; }

    /// <summary>Included.</summary>
    public int LastDay { get; }

    /// <summary>Where the cell stands.</summary>
    public CellPlace Place { get; private set; }

    /// <summary>What the cell holds.</summary>
    public CellSum Sum { get; private set; }

    /// <summary>What leaves say of ledgers whose frames are on their way, as far as the walk has come.</summary>
    public List<AnnouncedLeaf> Announced { get; } = [];

    private int Area { get; set; }

    private int Indicator { get; set; }

    /// <summary>Moves to the next cell; false after the last.</summary>
    /// <exception cref="FormatException">The bytes break the format here.</exception>
    public bool Next()
    {
        if (_cellsLeft + _unattributedLeft == 0 && !NextRow())
        {
            Require(_at == _bytes.Length, "end");
            return false;
        }

        var unattributed = _cellsLeft == 0;
        _ = unattributed ? _unattributedLeft-- : _cellsLeft--;
        var cell = Take(CellBytes);
        Require(cell[1] < 2, "approval");
        Place = new CellPlace(Area, Indicator, unattributed, cell[0], cell[1] == 1);
        Sum = new CellSum(Long(cell, 2), Long(cell, 10), Long(cell, 18), Long(cell, 26));
        Require(!Sum.IsZero, "cell without contents");
        Require(Place.Packed > _order, "order of cells");
        _order = Place.Packed;
        return true;
    }

    private static long Long(ReadOnlySpan<byte> cell, int at) => BinaryPrimitives.ReadInt64LittleEndian(cell[at..]);

    private bool NextRow()
    {
        if (_rowsLeft == 0)
        {
            if (_leavesLeft-- == 0)
            {
                return false;
            }

            NextLeaf();
            if (_rowsLeft == 0)
            {
                return NextRow();
            }
        }

        _rowsLeft--;
        var row = Take(4);
        Indicator = BinaryPrimitives.ReadUInt16LittleEndian(row);
        (_cellsLeft, _unattributedLeft) = (row[2], row[3]);
        Require(_cellsLeft + _unattributedLeft > 0, "row without cells");
        return true;
    }

    private void NextLeaf()
    {
        var leaf = Take(7);
        Area = BinaryPrimitives.ReadInt32LittleEndian(leaf);
        _rowsLeft = BinaryPrimitives.ReadUInt16LittleEndian(leaf[5..]);
        Require(leaf[4] + _rowsLeft > 0, "leaf without rows and announcements");
        for (var left = leaf[4]; left > 0; left--)
        {
            var told = Take(25);
            Require(told[24] is 1 or 2, "announcement");
            Announced.Add(
                new AnnouncedLeaf(
                    Area,
                    new Guid(told[..16], bigEndian: true),
                    BinaryPrimitives.ReadInt64LittleEndian(told[16..]),
                    told[24] == 1
                )
            );
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        Require(_bytes.Length - _at >= count, "too short");
        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }

    private readonly void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FormatException($"No canonical board: {what}, at byte {_at} of {_bytes.Length}.");
        }
    }
}
