using Federation.TestKit;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>What is implausible stops until somebody says why it is right, over the service.</summary>
public sealed class PlausibilityTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_error_stops_whatever_is_said_and_names_the_most()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = With("501", "600");
        request.Overruling = new Overruling { Code = "checked", Reason = "counted twice" };

        var refused = await Assert.ThrowsAsync<RpcException>(() => edge.RecordAsync(request, "border_guard"));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(
            (
                "amounts[0].amount",
                "rule 1042: 501 patrols of patrol.patrols is above 500 patrols, the most of one activity."
            ),
            Assert.Single(RefusalStatus.ViolationsOf(refused))
        );
    }

    [Fact]
    public async Task A_warning_stops_until_it_is_overruled_and_the_reason_is_shown_after_a_restart()
    {
        var request = With("1", "501");
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path))
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => edge.RecordAsync(request, "border_guard"));
            Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
            Assert.Contains("overrule this warning", refused.Status.Detail, StringComparison.Ordinal);

            request.Overruling = new Overruling { Code = "campaign", Reason = "diễu hành" };
            var answer = await edge.RecordAsync(request, "border_guard");
            var overruled = Assert.Single(answer.Overruled);
            Assert.Equal((1, "patrol.participants", 5043u), (answer.EntryNumber, overruled.Indicator, overruled.Rule));
        }

        await using var again = await EdgeUnderTest.StartAsync(_data.Path);
        var shown = await again.ShowAsync(Requests.First);

        Assert.Equal("campaign", shown.Item.OverruledBecause);
        Assert.Equal(
            [("activity_recorded", ""), ("warning_overruled", "campaign: diễu hành")],
            shown.Entries.Select(entry => (entry.Kind, entry.Reason))
        );
    }

    [Fact]
    public async Task A_reason_without_a_known_code_is_refused_with_the_codes()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = With("1", "501");
        request.Overruling = new Overruling { Code = "sure", Reason = "I am" };

        var refused = await Assert.ThrowsAsync<RpcException>(() => edge.RecordAsync(request, "border_guard"));

        Assert.Equal(
            "'sure' is no reason to overrule a warning: "
                + "give checked, campaign, several_days, recorded_elsewhere, other.",
            refused.Status.Detail
        );
    }

    private static RecordRequest With(string patrols, string participants)
    {
        var request = Requests.Record();
        request.Activity.Amounts.Clear();
        request.Activity.Amounts.Add(new AmountText { Indicator = "patrol.patrols", Amount = patrols });
        request.Activity.Amounts.Add(new AmountText { Indicator = "patrol.participants", Amount = participants });
        return request;
    }
}
