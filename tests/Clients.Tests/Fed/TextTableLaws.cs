using Federation.Fed.Cli;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class TextTableLaws
{
    [Fact]
    public void A_column_in_which_no_row_says_anything_is_left_out()
    {
        var table = new TextTable("Area", ">Lag", "Catching up", "Reason");
        table.Add("04", "0", "", "");
        table.Add("20", "12", "", "line is down");

        Assert.Equal(["Area  Lag  Reason", "04      0", "20     12  line is down"], table.Plain());
    }

    [Fact]
    public void A_table_without_rows_keeps_its_headings() =>
        Assert.Equal(["Area  Lag"], new TextTable("Area", ">Lag").Plain());
}
