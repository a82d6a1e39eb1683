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
