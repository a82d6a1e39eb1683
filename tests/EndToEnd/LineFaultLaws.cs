using Federation.Core.Exchange;
using Federation.EndToEnd.Battery;
using Federation.EndToEnd.Battery.Faults;
using Federation.Network;
using Xunit;

namespace Federation.EndToEnd;

[Collection(OneArena.Name)]
public sealed class LineFaultLaws(SharedArena shared)
{
    [Fact]
    public Task A_cut_line_stops_no_recording_and_everything_is_counted_once_afterwards() =>
        shared.EndureAsync(
            LineFaults.Of(shared.First, "cut", LineFault.Cut, Until.Acknowledged(shared.First, more: 40))
        );

    [Theory]
    [InlineData(Ways.Up)]
    [InlineData(Ways.Down)]
    [InlineData(Ways.Both)]
    public Task A_line_that_is_silent_is_given_up_and_made_anew(Ways ways) =>
        shared.EndureAsync(
            LineFaults.Of(shared.First, "drop", LineFault.Drop(ways), Until.LinkIs(shared.First, "down"))
        );

    [Fact]
    public Task With_only_receipts_stalled_nothing_is_counted_twice() =>
        shared.EndureAsync(
            LineFaults.Of(shared.First, "stall", LineFault.Stall(Ways.Down), Until.LinkIs(shared.First, "down"))
        );

    [Fact]
    public Task With_only_frames_stalled_the_nation_sees_the_line_down() =>
        shared.EndureAsync(
            LineFaults.Of(
                shared.First,
                "stall",
                LineFault.Stall(Ways.Up),
                Until.NationSees(shared.Arena, shared.First, LinkState.Down)
            )
        );

    [Theory]
    [InlineData(Ways.Up)]
    [InlineData(Ways.Down)]
    public Task A_line_cut_in_the_middle_of_messages_loses_and_doubles_nothing(Ways way) =>
        shared.EndureAsync(
            LineFaults.CutInFrames(
                shared.First,
                way,
                [1, 90, 333, 1_777, 4_099],
                cancellation => Until.Acknowledged(shared.First, more: 10)(cancellation)
            )
        );

    [Fact]
    public Task A_thin_line_of_1_Mbit_and_200_ms_stays_up() =>
        shared.EndureAsync(
            LineFaults.Of(
                shared.First,
                "thin",
                LineFault.Thin(1_000_000, TimeSpan.FromMilliseconds(200)),
                Until.Acknowledged(shared.First, more: 40)
            )
        );
}
