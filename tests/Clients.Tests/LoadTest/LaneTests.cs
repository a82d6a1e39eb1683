using Federation.LoadTest.Peers;
using Xunit;

namespace Federation.Clients.Tests.LoadTest;

/// <summary>How increments are dealt out to the connections of a peer, and what its sums must then be.</summary>
public sealed class LaneTests
{
    private static readonly Increment[] s_five = [new(7, 1), new(7, 2), new(8, 3), new(7, 4), new(9, 5)];

    [Fact]
    public void A_phase_is_passed_by_less_than_a_batch_and_the_last_batch_may_be_short()
    {
        var lane = new Lane(0, s_five, TimeProvider.System);
        lane.Open(most: 1, TimeSpan.FromHours(1));
        Assert.True(lane.TryTake(2, out var first));
        Assert.Equal([new(7, 1), new(7, 2)], first.ToArray());
        Assert.False(lane.TryTake(2, out _));

        lane.Open(most: 9, TimeSpan.FromHours(1));
        Assert.True(lane.TryTake(2, out _));
        Assert.True(lane.TryTake(2, out var last));
        Assert.Equal([new(9, 5)], last.ToArray());
        Assert.False(lane.TryTake(2, out _));
        Assert.Equal(5, lane.Taken);
    }

    [Fact]
    public void A_phase_ends_when_its_time_is_over()
    {
        var lane = new Lane(0, s_five, TimeProvider.System);
        lane.Open(most: 5, TimeSpan.Zero);
        Assert.False(lane.TryTake(1, out _));
        Assert.Equal(0, lane.Taken);
    }

    [Fact]
    public void Only_what_was_taken_is_expected_in_the_sums()
    {
        var lane = new Lane(0, s_five, TimeProvider.System);
        lane.Open(most: 3, TimeSpan.FromHours(1));
        Assert.True(lane.TryTake(3, out _));
        var sums = PeerWorkload.Expected([lane]);
        Assert.Equal(3, sums[7]);
        Assert.Equal(3, sums[8]);
        Assert.Equal(0, sums[9]);
        Assert.Equal(6, sums.Sum());
    }

    [Theory]
    [InlineData(34)]
    [InlineData(8)]
    [InlineData(1)]
    public void However_many_lanes_there_are_the_increments_are_the_same(int count)
    {
        var lanes = new PeerWorkload(perProvince: 20).Lanes(count);
        Assert.Equal(count, lanes.Count);
        foreach (var lane in lanes)
        {
            Assert.All(lane.All.ToArray(), increment => Assert.Equal(lane.Number, increment.Province % count));
            lane.Open(int.MaxValue / 2, TimeSpan.FromHours(1));
            Assert.True(lane.TryTake(int.MaxValue, out _));
        }

        Assert.Equal(680, lanes.Sum(lane => lane.Taken));
        var one = new PeerWorkload(perProvince: 20).Lanes(1)[0];
        one.Open(680, TimeSpan.FromHours(1));
        Assert.True(one.TryTake(680, out _));
        Assert.Equal(PeerWorkload.Expected([one]), PeerWorkload.Expected(lanes));
    }

    [Fact]
    public void Prepared_bytes_are_those_of_the_increments_taken()
    {
        var lane = new Lane(0, s_five, TimeProvider.System);
        var bytes = new PreparedBytes(
            lane,
            batch: 2,
            (output, some) =>
            {
                foreach (var increment in some.Span)
                {
                    output.GetSpan(1)[0] = (byte)increment.Amount;
                    output.Advance(1);
                }
            }
        );
        lane.Open(5, TimeSpan.FromHours(1));
        var sent = new List<string>();
        while (bytes.TryTake(out var some, out var count))
        {
            sent.Add($"{Convert.ToHexString(some.Span)}: {count}");
        }

        Assert.Equal(["0102: 2", "0304: 2", "05: 1"], sent);
    }
}
