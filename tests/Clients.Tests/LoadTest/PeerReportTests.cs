using System.Xml.Linq;
using Federation.LoadTest.Peers;
using Xunit;

namespace Federation.Clients.Tests.LoadTest;

/// <summary>The comparison's table and plot.</summary>
public sealed class PeerReportTests
{
    [Fact]
    public void The_table_has_the_fastest_first_with_medians_and_ratios_of_rounds()
    {
        Assert.Equal(
            [
                "| | increments/s | slowest – fastest round | Federation ÷ it | what an answer promises "
                    + "| sent in | increments a round | client's cores |",
                "|---|---:|---:|---:|---|---|---:|---:|",
                "| Federation | **2,000,000** | 1,000,000 – 4,000,000 | 1.0 × | synced | frames | all | 0.5 |",
                "| Slow <one> | **10,000** | 10,000 – 20,000 | 200 × | none | lines | 10,000 | 0.5 |",
                "| Broken | no figure | | | It miscounted. | | | |",
            ],
            PeerTable.Lines([Broken(), Slow(), Federation()], 1_000_000)
        );
    }

    [Fact]
    public void Without_the_federation_there_is_no_ratio() =>
        Assert.Contains("| – |", PeerTable.Lines([Slow()], 1_000_000).Last());

    [Theory]
    [InlineData(0.4, "0")]
    [InlineData(999.4, "999")]
    [InlineData(1234.5, "1,230")]
    [InlineData(1_235_999, "1,240,000")]
    public void A_number_shows_three_digits(double number, string text) => Assert.Equal(text, PeerTable.Whole(number));

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 2, 3 }, 2.5)]
    public void The_median_is_in_the_middle(double[] values, double median) =>
        Assert.Equal(median, PeerSeries.Median(values));

    [Fact]
    public void A_peer_that_failed_once_has_no_figures()
    {
        var broken = Federation();
        broken.Fail("It miscounted.");
        broken.Fail("Something later.");
        Assert.False(broken.IsGood);
        Assert.Equal("It miscounted.", broken.Wrong);
        _ = Assert.Throws<InvalidOperationException>(() => Federation().TimesAsFastAs(broken));
    }

    [Fact]
    public void The_plot_is_an_image_with_a_bar_and_a_range_for_each_good_peer()
    {
        var plot = XDocument.Parse(PeerPlot.Render([Broken(), Slow(), Federation()])).Root!;
        XNamespace svg = "http://www.w3.org/2000/svg";
        var bars = plot.Elements(svg + "rect").Where(bar => bar.Attribute("height")!.Value == "16").ToList();
        // From 1 k to 10 M: 2 M lies at 0.8253 of 600, 10 k at a quarter.
        Assert.Equal(["495.2", "150"], bars.Select(bar => bar.Attribute("width")!.Value));
        Assert.Equal(["#2f81d8", "#b58a3c"], bars.Select(bar => bar.Attribute("fill")!.Value));
        var texts = plot.Elements(svg + "text").Select(text => text.Value).ToList();
        Assert.Equal(["1 k", "10 k", "100 k", "1 M", "10 M"], texts.Skip(4).Take(5));
        Assert.Equal(["Federation", "2,000,000", "Slow <one>", "10,000"], texts.Skip(9));
    }

    [Fact]
    public void Of_nothing_the_plot_is_empty() =>
        Assert.Empty(XDocument.Parse(PeerPlot.Render([Broken()])).Descendants("rect"));

    private static PeerSeries Federation() => Of("federation", "Federation", isDurable: true, 1, 0.5, 0.25);

    private static PeerSeries Slow()
    {
        var slow = new PeerSeries(Kind("slow", "Slow <one>", isDurable: false));
        foreach (var seconds in (double[])[1, 1, 0.5])
        {
            slow.Add(new PeerMeasurement(10_000, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds / 2)));
        }

        return slow;
    }

    private static PeerSeries Broken()
    {
        var broken = new PeerSeries(Kind("broken", "Broken", isDurable: true));
        broken.Fail("It miscounted.");
        return broken;
    }

    private static PeerSeries Of(string id, string name, bool isDurable, params double[] seconds)
    {
        var series = new PeerSeries(Kind(id, name, isDurable));
        foreach (var second in seconds)
        {
            series.Add(new PeerMeasurement(1_000_000, TimeSpan.FromSeconds(second), TimeSpan.FromSeconds(second / 2)));
        }

        return series;
    }

    private static PeerKind Kind(string id, string name, bool isDurable) =>
        new(
            id,
            name,
            isDurable ? "synced" : "none",
            isDurable,
            isDurable ? "frames" : "lines",
            34,
            () => throw new NotSupportedException()
        );
}
