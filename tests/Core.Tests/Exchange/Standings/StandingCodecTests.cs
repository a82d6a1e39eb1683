using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;
using static Federation.Core.Tests.Exchange.Standings.StandingSample;

namespace Federation.Core.Tests.Exchange.Standings;

public sealed class StandingCodecTests
{
    private const int Periods = 61;
    private const int FirstDay = Periods + 1;
    private const int Rows = FirstDay + 8;
    private const int Cells = Rows + 2;
    private const int FirstCell = Cells + 2;

    private static byte[] One => StandingCodec.Encode(Of(Period(January, Post(44, 0x06, 406))));

    [Fact]
    public void The_bytes_are_those_of_format_one()
    {
        var standing = Of(Period(January, Post(44, 0x06, 406), Post(45, 0x86, 3, Approval.Approved, Qualifier.Nearly)));
        Assert.Equal(
            "01"
                + "04000000"
                + "0102030405064708890A0B0C0D0E0F10"
                + "0700000000000000"
                + "ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB"
                + "01"
                + "794E0000"
                + "974E0000"
                + "02"
                + "2C0100"
                + "06AC0602"
                + "010100"
                + "D6060202",
            Convert.ToHexString(StandingCodec.Encode(standing))
        );
    }

    [Fact]
    public void What_is_encoded_is_read_back() =>
        Any.Sample(standing =>
        {
            var bytes = StandingCodec.Encode(standing);
            Assert.Null(StandingCodec.TryDecode(bytes, out var read));
            Assert.Equal((standing.Owner, standing.Ledger, standing.Through), (read!.Owner, read.Ledger, read.Through));
            Assert.Equal(standing.Periods.Select(p => p.Period), read.Periods.Select(p => p.Period));
            Assert.Equal(bytes, StandingCodec.Encode(read));
            Assert.Equal(bytes.Length, StandingCodec.BytesOf(standing.Periods));
            Assert.All(
                standing.Periods.Zip(read.Periods).SelectMany(pair => pair.First.Rows.Zip(pair.Second.Rows)),
                pair => Assert.True(pair.First.HasSameCells(pair.Second))
            );
        });

    [Theory]
    [InlineData(0, 2, StandingDecodeErrorKind.UnknownFormat)]
    [InlineData(1, 0, StandingDecodeErrorKind.OwnerOutOfRange)]
    [InlineData(4, 0x80, StandingDecodeErrorKind.OwnerOutOfRange)]
    [InlineData(21, 0, StandingDecodeErrorKind.FrameOutOfRange)]
    [InlineData(28, 0x80, StandingDecodeErrorKind.FrameOutOfRange)]
    [InlineData(Periods, 0, StandingDecodeErrorKind.TrailingBytes)]
    [InlineData(Periods, 2, StandingDecodeErrorKind.Truncated)]
    [InlineData(FirstDay + 3, 0x7F, StandingDecodeErrorKind.PeriodInvalid)]
    [InlineData(Rows, 0, StandingDecodeErrorKind.TrailingBytes)]
    [InlineData(Rows, 9, StandingDecodeErrorKind.Truncated)]
    [InlineData(Rows + 1, 0, StandingDecodeErrorKind.IndicatorOutOfRange)]
    [InlineData(Cells, 0, StandingDecodeErrorKind.EmptyRow)]
    [InlineData(Cells + 1, 1, StandingDecodeErrorKind.Truncated)]
    [InlineData(FirstCell, 0x00, StandingDecodeErrorKind.ForcesUnknown)]
    [InlineData(FirstCell, 0x81, StandingDecodeErrorKind.ForcesUnknown)]
    [InlineData(FirstCell, 0x26, StandingDecodeErrorKind.Truncated)]
    [InlineData(FirstCell + 3, 0x80, StandingDecodeErrorKind.Truncated)]
    public void A_wrong_byte_is_named(int at, byte value, StandingDecodeErrorKind expected)
    {
        var bytes = One;
        bytes[at] = value;
        Assert.Equal(expected, StandingCodec.TryDecode(bytes, out var standing)?.Kind);
        Assert.Null(standing);
    }

    [Theory]
    [InlineData("060000", StandingDecodeErrorKind.EmptyCell)]
    [InlineData("26020200", StandingDecodeErrorKind.EmptyCell)]
    [InlineData("46020200", StandingDecodeErrorKind.EmptyCell)]
    [InlineData("06820002", StandingDecodeErrorKind.NumberNotMinimal)]
    [InlineData("06FFFFFFFFFFFFFFFFFF0202", StandingDecodeErrorKind.NumberTooLong)]
    [InlineData("0680808080808080808080010202", StandingDecodeErrorKind.NumberTooLong)]
    [InlineData("06FFFFFFFFFFFFFFFFFF0102", StandingDecodeErrorKind.SumOutOfRange)]
    [InlineData("0602FFFFFFFFFFFFFFFFFF01", StandingDecodeErrorKind.SumOutOfRange)]
    [InlineData("260202FFFFFFFFFFFFFFFFFF01", StandingDecodeErrorKind.SumOutOfRange)]
    [InlineData("460202FFFFFFFFFFFFFFFFFF01", StandingDecodeErrorKind.SumOutOfRange)]
    [InlineData("0602028000", StandingDecodeErrorKind.TrailingBytes)]
    public void A_wrong_cell_is_named(string cell, StandingDecodeErrorKind expected)
    {
        byte[] bytes = [.. One[..FirstCell], .. Convert.FromHexString(cell)];
        Assert.Equal(expected, StandingCodec.TryDecode(bytes, out _)?.Kind);
    }

    [Fact]
    public void A_ledger_of_zeros_is_refused()
    {
        var bytes = One;
        bytes.AsSpan(5, 16).Clear();
        Assert.Equal(StandingDecodeErrorKind.LedgerInvalid, StandingCodec.TryDecode(bytes, out _)?.Kind);
    }

    [Fact]
    public void Periods_and_cells_come_in_order_and_once()
    {
        var january = Period(January, Post(44, 0x06, 406));
        Assert.Equal(
            StandingDecodeErrorKind.OutOfOrder,
            StandingCodec.TryDecode(StandingCodec.Encode(Of(january, january)), out _)?.Kind
        );
        byte[] twice = [.. One[..Cells], 2, 0, .. One[FirstCell..], .. One[FirstCell..]];
        Assert.Equal(StandingDecodeErrorKind.OutOfOrder, StandingCodec.TryDecode(twice, out _)?.Kind);
    }

    [Theory]
    [InlineData("06 07 17", null)]
    [InlineData("06 16 07", null)]
    [InlineData("16 06 07", StandingDecodeErrorKind.OutOfOrder)]
    [InlineData("06 05 07", StandingDecodeErrorKind.OutOfOrder)]
    [InlineData("06 06 07", StandingDecodeErrorKind.OutOfOrder)]
    public void Cells_come_by_their_forces_and_provisional_before_approved(
        string cells,
        StandingDecodeErrorKind? expected
    )
    {
        var each = cells.Split(' ').SelectMany(key => Convert.FromHexString($"{key}0202"));
        byte[] bytes = [.. One[..Cells], 3, 0, .. each];
        Assert.Equal(expected, StandingCodec.TryDecode(bytes, out _)?.Kind);
    }

    [Fact]
    public void The_first_area_the_first_frame_and_as_many_periods_of_a_day_as_may_be_named_are_read()
    {
        var periods = Enumerable.Range(1, 64).Select(day => Period(Span.Of(new Day(2025, 1, 1).Plus(day))));
        var standing = new Standing(new AreaId(1), StandingSample.Ledger, Head(1), [.. periods]);
        Assert.Null(StandingCodec.TryDecode(StandingCodec.Encode(standing), out var read));
        Assert.Equal((new AreaId(1), 1L, 64), (read!.Owner, read.Through.Number.Value, read.Periods.Count));
    }

    [Fact]
    public void More_cells_than_a_row_can_have_are_refused()
    {
        byte[] bytes = [.. One[..Cells], 53, 0, .. new byte[200]];
        Assert.Equal(StandingDecodeErrorKind.TooManyCells, StandingCodec.TryDecode(bytes, out _)?.Kind);
    }

    [Fact]
    public void More_periods_than_may_be_named_are_refused()
    {
        var periods = Enumerable.Range(1, 65).Select(day => Period(Span.Of(new Day(2025, 1, 1).Plus(day))));
        var bytes = StandingCodec.Encode(Of([.. periods]));
        Assert.Equal(StandingDecodeErrorKind.TooManyPeriods, StandingCodec.TryDecode(bytes, out _)?.Kind);
    }

    [Fact]
    public void A_row_that_no_ledger_may_hold_is_refused()
    {
        var most = Period(January, [.. Enumerable.Repeat(Post(44, 0x06, Amount.Max), 1000)]);
        Assert.Null(StandingCodec.TryDecode(StandingCodec.Encode(Of(most)), out _));
        var more = Period(January, [.. Enumerable.Repeat(Post(44, 0x06, Amount.Max), 1000), Post(44, 0x01, 1)]);
        Assert.Equal(
            StandingDecodeErrorKind.SumOutOfRange,
            StandingCodec.TryDecode(StandingCodec.Encode(Of(more)), out _)?.Kind
        );
    }

    [Fact]
    public void What_is_longer_than_a_standing_may_be_is_neither_written_nor_read()
    {
        var rows = Enumerable.Range(1, 65_535).Select(number => Post(number, 0x06, Amount.Max)).ToArray();
        Assert.Throws<ArgumentException>(() => StandingCodec.Encode(Of(Period(January, rows))));
        Assert.Equal(
            "TooLong at byte 0 (found 262145)",
            StandingCodec.TryDecode(new byte[Standing.MaxBytes + 1], out _).ToString()
        );
    }

    [Fact]
    public void A_standing_as_long_as_it_may_be_is_written_and_read()
    {
        // Rows of 6 bytes, behind the header, the count of periods, the period's days and the count of its rows.
        const int Short = (Standing.MaxBytes - 61 - 1 - 8 - 3) / 6;
        const int LongerByOne = (Standing.MaxBytes - 61 - 1 - 8 - 3) % 6;
        var rows = Enumerable.Range(1, Short).Select(number => Post(number, 0x06, number <= LongerByOne ? 64 : 1));
        var bytes = StandingCodec.Encode(Of(Period(January, [.. rows])));
        Assert.Equal(Standing.MaxBytes, bytes.Length);
        Assert.Null(StandingCodec.TryDecode(bytes, out var read));
        Assert.Equal(Short, read!.Periods[0].Rows.Count);
    }

    [Fact]
    public void The_last_indicator_and_as_many_cells_as_a_row_can_have_are_read()
    {
        var cells = Enumerable
            .Range(0, ForceSet.All.Count)
            .SelectMany(forces =>
                new[] { Approval.Provisional, Approval.Approved }.Select(approval => (forces, approval))
            )
            .Select(cell => Post(65_535, ForceSet.All[cell.forces].Bits, 1, cell.approval))
            .ToArray();
        var bytes = StandingCodec.Encode(Of(Period(January, cells)));
        Assert.Null(StandingCodec.TryDecode(bytes, out var read));
        var row = Assert.Single(read!.Periods[0].Rows);
        Assert.Equal((65_535, 52), (row.Indicator.Value, row.Cells.Length));
    }

    [Theory]
    [InlineData("06028280B4CCD4DFC603", StandingDecodeErrorKind.SumOutOfRange)]
    [InlineData("06028080B4CCD4DFC603", null)]
    public void As_many_amounts_as_an_owner_may_hold_are_read_and_not_one_more(
        string cell,
        StandingDecodeErrorKind? expected
    )
    {
        byte[] bytes = [.. One[..FirstCell], .. Convert.FromHexString(cell)];
        Assert.Equal(expected, StandingCodec.TryDecode(bytes, out _)?.Kind);
    }

    [Fact]
    public void More_periods_than_the_bytes_can_hold_are_truncated_at_their_count()
    {
        byte[] bytes = [.. One[..Periods], 2, .. One[FirstDay..Rows], 0, .. new byte[8]];
        Assert.Equal("Truncated at byte 62 (found 2)", StandingCodec.TryDecode(bytes, out _).ToString());
    }

    [Fact]
    public void A_period_is_found_by_its_days_and_no_other()
    {
        var standing = Of(Period(January, Post(44, 0x06, 406)), Period(Quarter, Post(44, 0x06, 407)));
        Assert.Equal(Quarter, standing.Find(Quarter)?.Period);
        Assert.Null(standing.Find(Span.Of(new Day(2025, 1, 1))));
    }

    [Fact]
    public void A_period_that_is_cut_off_behind_another_is_truncated()
    {
        byte[] bytes = [.. One[..Periods], 2, .. One[FirstDay..], 1, 2, 3, 4];
        Assert.Equal(
            $"Truncated at byte {bytes.Length - 4} (found 8)",
            StandingCodec.TryDecode(bytes, out _).ToString()
        );
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        var bytes = One;
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.NotNull(StandingCodec.TryDecode(bytes.AsSpan(0, length), out _));
        }
    }

    [Fact]
    public void Mutated_standings_are_refused_or_are_the_one_encoding_of_what_they_hold() =>
        Gen.Select(Any, Gen.Select(Gen.UInt, Gen.Byte).Array[1, 4])
            .Sample(
                (standing, changes) =>
                {
                    var bytes = StandingCodec.Encode(standing);
                    foreach (var (at, value) in changes)
                    {
                        bytes[at % bytes.Length] = value;
                    }

                    if (StandingCodec.TryDecode(bytes, out var read) is null)
                    {
                        Assert.Equal(bytes, StandingCodec.Encode(read!));
                    }
                },
                iter: 2_000
            );

    [Fact]
    public void Lying_counts_allocate_nothing()
    {
        byte[] bytes = [.. One[..Periods], 64, .. One[FirstDay..Rows], 0xFF, 0xFF, 0x7F];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(StandingDecodeErrorKind.Truncated, StandingCodec.TryDecode(bytes, out _)?.Kind);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }
}
