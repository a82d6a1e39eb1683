using CsCheck;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class CellVectorsTests
{
    private static readonly Gen<long> s_number = Gen.OneOf(
        Gen.Long,
        Gen.Long[-2, 2],
        Gen.OneOf(Gen.Const(long.MinValue), Gen.Const(long.MaxValue))
    );

    private static readonly Gen<Cell> s_cell = Gen.Select(
        s_number,
        s_number,
        s_number,
        s_number,
        (amount, count, moreThan, nearly) => new Cell(amount, count, moreThan, nearly)
    );

    [Fact]
    public void Vectors_and_single_numbers_agree_on_every_input() =>
        Gen.Select(s_cell, s_cell)
            .Sample(
                (cell, delta) =>
                    Assert.Equal(Outcome(CellVectors.AddSingly, cell, delta), Outcome(CellVectors.Add, cell, delta)),
                iter: 10_000,
                threads: 1
            );

    [Fact]
    public void A_cell_that_is_taken_back_is_empty()
    {
        var cell = new Cell(7, 1, 0, 1);
        Assert.True(CellVectors.Add(ref cell, new Cell(-7, -1, 0, -1)));
        Assert.Equal(default, cell);
    }

    [Fact]
    public void Rows_are_added_alike_by_vectors_and_by_single_numbers() =>
        Gen.Select(
                Gen.Int[0, ForceSet.All.Count - 1].Select(at => ForceSet.All[at]),
                Gen.Enum<Approval>(),
                s_cell,
                (of, by, cell) => new ForceCell(of, by, cell)
            )
            .Array[0, 60]
            .Array[1, 4]
            .Sample(
                rows => Assert.Equal(Outcome(CellVectors.AddSingly, rows), Outcome(CellVectors.Add, rows)),
                iter: 10_000,
                threads: 1
            );

    [Fact]
    public void Each_set_and_approval_has_a_place_of_its_own_in_canonical_order()
    {
        var cells = ForceSet
            .All.OrderBy(set => set.Bits)
            .SelectMany(set => new[] { Approval.Provisional, Approval.Approved }.Select(by => (set, by)))
            .ToList();
        var places = cells.ConvertAll(cell => CellPlaces.Of(cell.set, cell.by));
        Assert.Equal(places.Distinct().Order(), places);
        Assert.All(places, place => Assert.InRange(place, 0, CellPlaces.Count - 1));
        var sum = new Cell(3, 2, 1, 0);
        Assert.Equal(
            cells.Select(cell => new ForceCell(cell.set, cell.by, sum)),
            places.Select(place => CellPlaces.ToCell(place, sum))
        );
    }

    private delegate ulong RowAdder(Cell[] sums, ReadOnlySpan<ForceCell> cells);

    private static (ulong Places, string Sums) Outcome(RowAdder add, ForceCell[][] rows)
    {
        try
        {
            var sums = new Cell[CellPlaces.Count];
            var places = rows.Aggregate(0UL, (all, row) => all | add(sums, row));
            return (places, string.Join(' ', sums));
        }
        catch (OverflowException)
        {
            return (0, "overflow");
        }
    }

    private delegate bool Adder(ref Cell cell, in Cell delta);

    private static (Cell Cell, bool? IsEmpty) Outcome(Adder add, Cell cell, Cell delta)
    {
        try
        {
            var isEmpty = add(ref cell, delta);
            return (cell, isEmpty);
        }
        catch (OverflowException)
        {
            return (cell, null);
        }
    }
}
