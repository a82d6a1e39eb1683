using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Recording.Importing;
using Federation.EdgeNode.Uplink;
using Microsoft.Extensions.Options;
using Xunit;

namespace Federation.EdgeNode.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_allowed()
    {
        Assert.True(new LedgerOptionsValidation().Validate(null, new LedgerOptions()).Succeeded);
        Assert.True(new ImportOptionsValidation().Validate(null, new ImportOptions()).Succeeded);
        Assert.True(new UplinkHostOptionsValidation().Validate(null, new UplinkHostOptions()).Succeeded);
    }

    [Fact]
    public void What_is_missing_or_wrong_is_said_together()
    {
        var options = new EdgeOptions { Port = 65_536, Nation = "http://127.0.0.1:5080,nowhere" };
        var result = new EdgeOptionsValidation().Validate(null, options);
        Assert.Equal(
            ["Edge:Owner", "Edge:Data", "Edge:Port", "Edge:Nation"],
            result.Failures!.Select(failure => failure[..failure.IndexOf(' ', StringComparison.Ordinal)])
        );
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("abc")]
    public void A_port_that_is_none_is_refused_before_anything_is_opened(string port)
    {
        var refused = Assert.Throws<OptionsValidationException>(() =>
            EdgeHost.Build(["--Edge:Owner", "04", "--Edge:Data", "/nowhere", "--Edge:Port", port])
        );
        Assert.Contains(port, Assert.Single(refused.Failures));
    }

    [Theory]
    [InlineData(5104, 15104)]
    [InlineData(60000, 50000)]
    public void The_orleans_port_lies_ten_thousand_away(int port, int orleans) =>
        Assert.Equal(orleans, new EdgeOptions { Port = port }.EffectiveOrleansPort);

    [Fact]
    public void Bounds_outside_their_ranges_are_refused()
    {
        var ledger = new LedgerOptions { QueueMax = 0, TailMax = 1 };
        Assert.Equal(2, new LedgerOptionsValidation().Validate(null, ledger).Failures!.Count());
        var import = new ImportOptions { FileBytesMax = 17 * 1024 * 1024 };
        Assert.Single(new ImportOptionsValidation().Validate(null, import).Failures!);
        var uplink = new UplinkHostOptions { SilenceMax = TimeSpan.FromSeconds(1) };
        Assert.Single(new UplinkHostOptionsValidation().Validate(null, uplink).Failures!);
    }
}
