using Federation.Core.Exchange;
using Xunit;

namespace Federation.Core.Tests.Exchange;

public sealed class ExchangeOptionsTests
{
    public static TheoryData<string, long, long, Func<long, Action>> Counts() =>
        new()
        {
            { "CatalogueVersion", 1, int.MaxValue, v => new UplinkOptions { CatalogueVersion = (int)v }.Validate },
            { "LineBytesPerSecondFirst", 1, 0, v => new UplinkOptions { LineBytesPerSecondFirst = v }.Validate },
            { "StandingEntries", 1, 0, v => new UplinkOptions { StandingEntries = v }.Validate },
            { "CatalogueVersion", 1, int.MaxValue, v => new IntakeOptions { CatalogueVersion = (int)v }.Validate },
            { "CreditFrames", 1, 65_536, v => new IntakeOptions { CreditFrames = (int)v }.Validate },
            { "CreditBytes", 65_536, 67_108_864, v => new IntakeOptions { CreditBytes = v }.Validate },
            { "AppendFramesMax", 1, 65_536, v => new IntakeOptions { AppendFramesMax = (int)v }.Validate },
            { "RememberedHashes", 0, 65_536, v => new IntakeOptions { RememberedHashes = (int)v }.Validate },
        };

    /// <summary>Milliseconds.</summary>
    public static TheoryData<string, int, int, Func<TimeSpan, Action>> Times() =>
        new()
        {
            { "HeartbeatInterval", 10, 1_500, t => new UplinkOptions { HeartbeatInterval = t }.Validate },
            { "SilenceMax", 2_000, 600_000, t => new UplinkOptions { SilenceMax = t }.Validate },
            { "ConnectTimeout", 10, 60_000, t => new UplinkOptions { ConnectTimeout = t }.Validate },
            { "GreetingTimeout", 10, 60_000, t => new UplinkOptions { GreetingTimeout = t }.Validate },
            { "BackoffFirst", 1, 5_000, t => new UplinkOptions { BackoffFirst = t }.Validate },
            { "Backoff", 100, 300_000, t => new UplinkOptions { BackoffMax = t }.Validate },
            { "StoppedRetry", 1_000, 86_400_000, t => new UplinkOptions { StoppedRetry = t }.Validate },
            { "LineWindow", 10, 3_000, t => new UplinkOptions { LineWindow = t }.Validate },
            { "HeartbeatInterval", 10, 1_500, t => new IntakeOptions { HeartbeatInterval = t }.Validate },
            { "SilenceMax", 2_000, 600_000, t => new IntakeOptions { SilenceMax = t }.Validate },
            { "AppendRetry", 10, 10_000, t => new IntakeOptions { AppendRetry = t }.Validate },
        };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Counts))]
    public void A_count_is_refused_by_name_just_below_and_just_above_its_limits(
        string name,
        long lowest,
        long highest,
        Func<long, Action> validate
    )
    {
        validate(lowest)();
        AssertRefused(lowest - 1, name, validate);
        if (highest > 0)
        {
            validate(highest)();
        }

        if (highest is > 0 and < int.MaxValue)
        {
            AssertRefused(highest + 1, name, validate);
        }
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Times))]
    public void A_time_is_refused_just_below_and_just_above_its_limits(
        string name,
        int lowest,
        int highest,
        Func<TimeSpan, Action> validate
    )
    {
        var (first, last) = (TimeSpan.FromMilliseconds(lowest), TimeSpan.FromMilliseconds(highest));
        validate(first)();
        validate(last)();
        var tooShort = Assert.Throws<ArgumentException>(validate(first - TimeSpan.FromTicks(1)));
        Assert.Contains(name, tooShort.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(validate(last + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void The_defaults_are_those_that_are_documented()
    {
        var uplink = new UplinkOptions();
        Assert.Equal(
            (1, 65_536L, 10_000L),
            (uplink.CatalogueVersion, uplink.LineBytesPerSecondFirst, uplink.StandingEntries)
        );
        Assert.Equal(
            [1_000, 3_000, 5_000, 10_000, 100, 5_000, 60_000, 1_000],
            new[]
            {
                uplink.HeartbeatInterval,
                uplink.SilenceMax,
                uplink.ConnectTimeout,
                uplink.GreetingTimeout,
                uplink.BackoffFirst,
                uplink.BackoffMax,
                uplink.StoppedRetry,
                uplink.LineWindow,
            }.Select(time => time.TotalMilliseconds)
        );
        var intake = new IntakeOptions();
        Assert.Equal((1, 1_024, 1_048_576L), (intake.CatalogueVersion, intake.Credit.Frames, intake.Credit.Bytes));
        Assert.Equal((256, 256), (intake.AppendFramesMax, intake.RememberedHashes));
        Assert.Equal(
            [1_000, 3_000, 100],
            new[] { intake.HeartbeatInterval, intake.SilenceMax, intake.AppendRetry }.Select(t => t.TotalMilliseconds)
        );
    }

    private static void AssertRefused(long value, string name, Func<long, Action> validate)
    {
        var error = Assert.Throws<ArgumentException>(validate(value));
        Assert.Contains($"{name} is {value}; set it from", error.Message, StringComparison.Ordinal);
    }
}
