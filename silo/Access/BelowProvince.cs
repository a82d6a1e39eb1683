using Federation.Wire.Access;
using Grpc.Core;

namespace Federation.Silo.Access;

/// <summary>
/// What lies below a province, at the nation only HQ may read; a province reads its own at its own edge node. Until
/// identities exist, HQ is who claims to be an operator.
/// </summary>
internal static class BelowProvince
{
    /// <summary>Lets HQ pass.</summary>
    /// <exception cref="RpcException">PERMISSION_DENIED, for everybody else.</exception>
    public static void Demand(ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        if (!by.IsOperator)
        {
            throw new RpcException(
                new Status(
                    StatusCode.PermissionDenied,
                    $"{by} asked for what lies below a province: at the nation only HQ reads that (--as operator); a "
                        + "province reads its own at its edge node."
                )
            );
        }
    }
}
