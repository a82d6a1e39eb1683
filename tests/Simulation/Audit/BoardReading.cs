using System.Buffers.Binary;

namespace Federation.Simulation.Audit;

/// <summary>
/// Walks a board's canonical bytes cell by cell, written from the description of the format alone. Strict: what is not
/// the one encoding of its cells is a <see cref="FormatException"/>.
/// </summary>
public ref struct BoardReading
{
    private const int CellBytes = 34;
    private const int StatementsBit = 0x80;
    private const int ClosingsBit = 0x80;
    private const int DeclarationsBit = 0x80;
    private const byte WithClosings = 3;
    private const byte WithDeclarations = 4;
    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;
    private int _leavesLeft;
    private int _rowsLeft;
    private int _cellsLeft;
    private int _unattributedLeft;
    private long _order;
    private bool _isStated;
    private bool _isDeclared;
    private readonly byte _format;

    /// <exception cref="FormatException">No board begins so.</exception>
    public BoardReading(ReadOnlySpan<byte> board)
    {
        _bytes = board;
        Require(board.Length >= 11 && board[0] is >= 2 and <= WithDeclarations, "format");
        _format = board[0];
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

    /// <summary>What leaves say is closed, as far as the walk has come.</summary>
    public List<ClosedLeaf> Closed { get; } = [];

    /// <summary>What rows say is stated, as far as the walk has come.</summary>
    public List<StatedRow> Stated { get; } = [];

    /// <summary>What rows say is declared, as far as the walk has come.</summary>
    public List<DeclaredRow> Declared { get; } = [];

    private int Area { get; set; }

    private int Indicator { get; set; }

    /// <summary>Moves to the next cell; false after the last.</summary>
    /// <exception cref="FormatException">The bytes break the format here.</exception>
    public bool Next()
    {
        while (_cellsLeft + _unattributedLeft == 0)
        {
            TakeStatements();
            TakeDeclarations();
            if (!NextRow())
            {
                Require(_at == _bytes.Length, "end");
                Require(_format == WithDeclarations == Declared.Count > 0, "format without declarations");
                Require(_format != WithClosings || Closed.Count > 0, "format without closings");
                return false;
            }
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
        var indicator = BinaryPrimitives.ReadUInt16LittleEndian(row);
        Require(indicator > Indicator, "order of rows");
        Indicator = indicator;
        (_cellsLeft, _unattributedLeft) = (row[2] & ~StatementsBit, row[3] & ~DeclarationsBit);
        (_isStated, _isDeclared) = ((row[2] & StatementsBit) != 0, (row[3] & DeclarationsBit) != 0);
        Require(_isStated || _isDeclared || _cellsLeft + _unattributedLeft > 0, "row without cells");
        return true;
    }

    private void TakeStatements()
    {
        if (!_isStated)
        {
            return;
        }

        _isStated = false;
        var count = Take(1)[0];
        Require(count > 0, "no statements");
        for (var before = -1; count > 0; count--)
        {
            var told = Take(10);
            Require(told[0] > before && told[0] < ViewSums.Count && told[1] is > 0 and < 4, "statement");
            before = told[0];
            Stated.Add(new StatedRow(Area, Indicator, told[0], told[1], Long(told, 2)));
        }
    }

    private void TakeDeclarations()
    {
        if (!_isDeclared)
        {
            return;
        }

        _isDeclared = false;
        var count = BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
        Require(count > 0 && _format == WithDeclarations, "declarations");
        var before = default(DeclaredRow);
        for (var i = 0; i < count; i++)
        {
            var told = Take(10);
            var (first, last) = (
                BinaryPrimitives.ReadInt32LittleEndian(told[2..]),
                BinaryPrimitives.ReadInt32LittleEndian(told[6..])
            );
            var row = new DeclaredRow(Area, Indicator, told[0], told[1], first, last);
            Require(row is { Force: < 4, Kind: 1 or 2 } && IsWithin(first, last), "declaration");
            Require(i == 0 || Follows(row, before), "order of declarations");
            Declared.Add(before = row);
        }
    }

    private readonly bool IsWithin(int first, int last) => first >= FirstDay && first <= last && last <= LastDay;

    /// <summary>Of a later force, or later days that are not the same span with those before.</summary>
    private static bool Follows(DeclaredRow row, DeclaredRow before) =>
        row.Force != before.Force
            ? row.Force > before.Force
            : row.FirstDay > before.LastDay + (row.Kind == before.Kind ? 1 : 0);

    private void TakeClosings()
    {
        var count = Take(1)[0];
        Require(count > 0 && _format >= WithClosings, "closings");
        for (var before = -1; count > 0; count--)
        {
            var told = Take(5);
            var through = BinaryPrimitives.ReadInt32LittleEndian(told[1..]);
            Require(told[0] > before && told[0] < 4 && through >= FirstDay && through <= LastDay, "closing");
            before = told[0];
            Closed.Add(new ClosedLeaf(Area, told[0], through));
        }
    }

    private void NextLeaf()
    {
        var leaf = Take(7);
        (Area, Indicator) = (BinaryPrimitives.ReadInt32LittleEndian(leaf), 0);
        _rowsLeft = BinaryPrimitives.ReadUInt16LittleEndian(leaf[5..]);
        Require(leaf[4] + _rowsLeft > 0, "leaf without rows and announcements");
        for (var left = leaf[4] & ~ClosingsBit; left > 0; left--)
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

        if ((leaf[4] & ClosingsBit) != 0)
        {
            TakeClosings();
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
