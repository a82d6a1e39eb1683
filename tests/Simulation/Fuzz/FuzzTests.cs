using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Simulation.Fuzz;

/// <summary>Bad input ends in a named refusal: a million inputs at each run.</summary>
public sealed class FuzzTests
{
    private static readonly Lazy<FuzzCounts> Million = new(() => FuzzRun.Run(1_000_000, seed: 1, threads: 2));

    [Fact]
    public void A_million_bad_inputs_are_refused_by_name_or_are_the_one_encoding_of_what_they_hold()
    {
        Assert.True(Million.Value.Inputs >= 1_000_000);
        Assert.True(Million.Value.Of("frame accepted") > 10_000);
    }

    [Fact]
    public void Every_way_to_refuse_a_frame_is_reached()
    {
        foreach (var kind in Enum.GetValues<FrameDecodeErrorKind>())
        {
            Assert.True(Million.Value.Of($"frame refused: {kind}") > 0, $"{kind} was never reached.");
        }
    }

    [Fact]
    public void Every_reason_of_the_intake_is_reached()
    {
        foreach (var reason in Enum.GetValues<CloseReason>())
        {
            Assert.True(Million.Value.Of($"intake: closed: {reason}") > 0, $"{reason} was never reached.");
        }

        foreach (var reason in Enum.GetValues<StopReason>())
        {
            Assert.True(Million.Value.Of($"intake: stopped: {reason}") > 0, $"{reason} was never reached.");
        }
    }

    [Fact]
    public void Every_reason_of_the_uplink_is_reached()
    {
        foreach (var reason in Enum.GetValues<UplinkReason>())
        {
            Assert.True(Million.Value.Of($"uplink: entered: {reason}") > 0, $"{reason} was never reached.");
        }
    }

    [Fact]
    public void The_same_slice_gives_the_same_counts()
    {
        var (once, again) = (FuzzRun.Slice(7, 3), FuzzRun.Slice(7, 3));
        Assert.Equal(once.All, again.All);
    }
}
