using Xunit;

namespace Federation.Simulation.Cli;

public sealed class SimulateOptionsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("simulate-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_range_of_seeds_is_read() =>
        Assert.Equal((3, 3000), SimulateOptions.Parse(["--seeds", "3..3000"]).Range);

    [Fact]
    public void An_endless_run_goes_on_where_the_last_one_ended()
    {
        var state = Path.Combine(_directory, "results", "next-seed");
        var options = SimulateOptions.Parse(["--minutes", "5", "--state", state]);
        Assert.Equal(1, options.ReadState());
        options.WriteState(4711);
        Assert.Equal(4711, SimulateOptions.Parse(["--minutes", "5", "--state", state]).ReadState());
    }

    [Theory]
    [InlineData("--seed", "0", "'0' must be a whole number from 1")]
    [InlineData("--seeds", "5", "'5' must be like 1..3000")]
    [InlineData("--speed", "5", "there is no '--speed'")]
    public void What_is_wrong_is_named(string option, string value, string expected)
    {
        var wrong = Assert.Throws<FormatException>(() => SimulateOptions.Parse([option, value]));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }
}
