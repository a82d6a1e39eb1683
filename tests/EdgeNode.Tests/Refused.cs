using Federation.Wire;
using Grpc.Core;
using Xunit;

namespace Federation.EdgeNode.Tests;

/// <summary>What a refused call says.</summary>
internal static class Refused
{
    /// <summary>The status and the fields of its violations, joined: <c>InvalidArgument day</c>.</summary>
    public static async Task<string> ByAsync<T>(Func<Task<T>> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        Assert.DoesNotContain(" at Federation", error.Status.Detail);
        var fields = RefusalStatus.ViolationsOf(error).Select(violation => violation.Field);
        return $"{error.StatusCode} {string.Join(',', fields)}".TrimEnd();
    }
}
