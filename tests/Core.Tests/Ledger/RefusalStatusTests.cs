using Federation.Core.Ledger;
using Federation.Wire;
using Grpc.Core;
using Xunit;

namespace Federation.Core.Tests.Ledger;

public sealed class RefusalStatusTests
{
    [Theory]
    [InlineData(RefusalCode.InvalidField, StatusCode.InvalidArgument)]
    [InlineData(RefusalCode.IdTaken, StatusCode.AlreadyExists)]
    [InlineData(RefusalCode.NotFound, StatusCode.NotFound)]
    [InlineData(RefusalCode.WrongState, StatusCode.FailedPrecondition)]
    [InlineData(RefusalCode.NotPermitted, StatusCode.PermissionDenied)]
    public void Each_code_has_one_status(RefusalCode code, StatusCode expected)
    {
        var error = Errors(new Refusal(code, "day", "x", "Day x is not a day."));

        Assert.Equal(expected, error.StatusCode);
        Assert.Equal("Day x is not a day.", error.Status.Detail);
        Assert.Equal([("day", "Day x is not a day.")], RefusalStatus.ViolationsOf(error));
    }

    [Fact]
    public void Several_refusals_travel_together_under_the_gravest_status()
    {
        var error = Errors(
            new Refusal(RefusalCode.IdTaken, "id", "", "Id 1 is taken."),
            new Refusal(RefusalCode.InvalidField, "day", "", "Day x is not a day.")
        );

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(["id", "day"], RefusalStatus.ViolationsOf(error).Select(violation => violation.Field));
    }

    [Fact]
    public void A_status_stays_small_enough_for_headers_whatever_was_refused()
    {
        var long_ = new Refusal(RefusalCode.InvalidField, "amounts", "", new string('ư', 100_000));

        var error = Errors([.. Enumerable.Repeat(long_, 1_000)]);

        Assert.Equal(16, RefusalStatus.ViolationsOf(error).Count);
        Assert.EndsWith(" And 997 more.", error.Status.Detail);
        Assert.True(error.Status.Detail.Length < 2_000, error.Status.Detail);
        Assert.True(error.Trailers.Sum(entry => entry.ValueBytes.Length) < 24_000);
    }

    [Fact]
    public void An_error_without_details_has_no_violations() =>
        Assert.Empty(RefusalStatus.ViolationsOf(new RpcException(new Status(StatusCode.Unavailable, "gone"))));

    [Fact]
    public void Nothing_refused_is_no_error() => Assert.Throws<ArgumentException>(() => Errors());

    private static RpcException Errors(params Refusal[] refusals) => refusals.ToRpcException();
}
