using Federation.Core.Ledger;
using Grpc.Core;

namespace Federation.Wire.Access;

/// <summary>The claim in a call's metadata.</summary>
public static class ClaimMetadata
{
    /// <summary>The metadata key: a force code, or "operator".</summary>
    public const string Key = "federation-as";

    /// <summary>Metadata that carry a claim, for a client.</summary>
    public static Metadata Of(Claim claim) => new() { { Key, claim.ToString() } };

    /// <summary>Reads the claim.</summary>
    /// <exception cref="RpcException">
    /// UNAUTHENTICATED: it is missing, there are several, or it claims nothing that exists.
    /// </exception>
    public static Claim Read(Metadata headers)
    {
        var values = headers.GetAll(Key).ToList();
        if (values.Count != 1)
        {
            throw Unauthenticated($"{values.Count} values of {Key} came with the call; exactly one is needed");
        }

        if (values[0].IsBinary || !Claim.TryParse(values[0].Value, out var claim))
        {
            throw Unauthenticated($"{Key} is '{Refusal.Shown(values[0].IsBinary ? "" : values[0].Value)}'");
        }

        return claim;
    }

    private static RpcException Unauthenticated(string wrong) =>
        new(
            new Status(
                StatusCode.Unauthenticated,
                $"{wrong}. Say who calls: operator, military, border_guard, police or coast_guard (fed: --as)."
            )
        );
}
