using Federation.EndToEnd.Battery;
using Xunit;

namespace Federation.EndToEnd;

public sealed class BatteryOptionsLaws
{
    [Fact]
    public void Arguments_are_read_in_any_order() =>
        Assert.Equal(
            new BatteryOptions(TimeSpan.FromMinutes(6), 7, "04,20", "a note"),
            BatteryOptions.Read(["--seed", "7", "--record", "a note", "--hours", "0.1", "--edges", "04,20"])
        );

    [Fact]
    public void Four_provinces_and_the_first_seed_are_the_default() =>
        Assert.Equal(
            new BatteryOptions(TimeSpan.FromHours(2), 1, "04,20,40,49", Note: null),
            BatteryOptions.Read(["--hours", "2"])
        );

    [Theory]
    [InlineData("")]
    [InlineData("--seed 7")]
    [InlineData("--hours")]
    [InlineData("--hours 0")]
    [InlineData("--hours 1001")]
    [InlineData("--hours 1,5")]
    [InlineData("--hours 1 --hours 2")]
    [InlineData("--hours 1 --seed x")]
    [InlineData("--hours 1 --seeds 2")]
    [InlineData("--hours 1 --record")]
    public void Arguments_that_are_none_are_refused(string line) =>
        Assert.Null(BatteryOptions.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
