using Federation.EndToEnd.Battery;
using Federation.EndToEnd.Battery.Faults;
using Federation.Network;
using Federation.Wire.Hosting;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>Each point is reached, kills, and loses and doubles nothing.</summary>
[Collection(OneArena.Name)]
public sealed class CrashPointLaws(SharedArena shared)
{
    [Theory]
    [InlineData(CrashPoint.EdgeBeforeSync, 3)]
    [InlineData(CrashPoint.EdgeAfterSync, 3)]
    [InlineData(CrashPoint.EdgeAfterAnswer, 2)]
    [InlineData(CrashPoint.EdgeAfterSealing, 2)]
    [InlineData(CrashPoint.EdgeAfterSending, 2)]
    [InlineData(CrashPoint.EdgeOnReceipt, 1)]
    public Task An_edge_killed_at_a_crash_point_loses_and_doubles_nothing(CrashPoint point, int times) =>
        shared.EndureAsync(ProcessFaults.Crash(shared.First.Edge, point, times));

    [Theory]
    [InlineData(CrashPoint.SiloBeforeCommit, 2)]
    [InlineData(CrashPoint.SiloInCommit, 2)]
    [InlineData(CrashPoint.SiloAfterCommit, 2)]
    [InlineData(CrashPoint.SiloAfterReceipt, 2)]
    [InlineData(CrashPoint.SiloInActivation, 1)]
    public Task A_silo_killed_at_a_crash_point_loses_and_doubles_nothing(CrashPoint point, int times) =>
        shared.EndureAsync(ProcessFaults.Crash(shared.Nation, point, times));

    [Fact]
    public Task What_was_acknowledged_with_the_line_cut_is_counted_though_the_edge_died_before_it_could_send()
    {
        var crash = ProcessFaults.Crash(shared.First.Edge, CrashPoint.EdgeAfterAnswer, times: 5);
        return shared.EndureAsync(
            LineFaults.Of(shared.First, "cut", LineFault.Cut, cancellation => crash.RunAsync(cancellation))
        );
    }

    [Fact]
    public Task A_crash_loop_at_an_edge_and_one_at_the_nation_end_with_all_counted_once() =>
        shared.EndureAsync(
            ProcessFaults.Crash(shared.First.Edge, CrashPoint.EdgeAfterSync, times: 1, loops: 3),
            ProcessFaults.Crash(shared.Nation, CrashPoint.SiloInCommit, times: 1, loops: 2)
        );

    [Fact]
    public void A_crash_point_that_is_not_one_is_refused_with_all_names()
    {
        Assert.Equal((CrashPoint.EdgeAfterSync, 3), CrashPoints.Read("EdgeAfterSync:3"));
        Assert.Equal((CrashPoint.SiloInCommit, 1), CrashPoints.Read("SiloInCommit"));
        Assert.All(
            ["edge", "EdgeAfterSync:0", "EdgeAfterSync:x", "EdgeAfterSync:1:2", "7", ""],
            text => Assert.Throws<FormatException>(() => CrashPoints.Read(text))
        );
        var refused = Assert.Throws<FormatException>(() => CrashPoints.Read("EdgeAfterSnc"));
        Assert.StartsWith(
            "FEDERATION_CRASH_AT is 'EdgeAfterSnc'. Give one of EdgeBeforeSync, EdgeAfterSync, EdgeAfterAnswer, ",
            refused.Message
        );
    }
}
