using System.Net;
using Federation.Core.Ledger;
using Grpc.Core;

namespace Federation.Wire.Access;

/// <summary>
/// The one place that says who may call what. A method without a rule is denied; so is every caller that is not on this
/// machine, until identities can be proved. Immutable; any thread may ask.
/// </summary>
/// <param name="rules">Rules by full method name: <c>/federation.v1.Ledger/Record</c>.</param>
public sealed class AccessPolicy(IReadOnlyDictionary<string, AccessRule> rules)
{
    /// <summary>Lets a call pass, or says why not.</summary>
    /// <param name="method">The full method name.</param>
    /// <param name="peer">The caller's address as gRPC writes it: <c>ipv4:127.0.0.1:40000</c>.</param>
    /// <param name="headers">The metadata that came with the call.</param>
    /// <returns>What the caller claims; an operator for an edge node, which claims nothing.</returns>
    /// <exception cref="RpcException">
    /// PERMISSION_DENIED, or UNAUTHENTICATED where a claim is missing or unreadable.
    /// </exception>
    public Claim Authorize(string method, string peer, Metadata headers)
    {
        if (!IsOnThisMachine(peer))
        {
            throw Denied("Only callers on this machine are served: identities cannot be proved yet.");
        }

        return rules.GetValueOrDefault(method) switch
        {
            AccessRule.Claimant => ClaimMetadata.Read(headers),
            AccessRule.EdgeNode => Claim.Operator,
            _ => throw Denied($"No rule lets anyone call {method}."),
        };
    }

    private static bool IsOnThisMachine(string peer)
    {
        var scheme = peer.IndexOf(':', StringComparison.Ordinal);
        return IPEndPoint.TryParse(peer.AsSpan(scheme + 1), out var address) && IPAddress.IsLoopback(address.Address);
    }

    private static RpcException Denied(string message) => new(new Status(StatusCode.PermissionDenied, message));
}
