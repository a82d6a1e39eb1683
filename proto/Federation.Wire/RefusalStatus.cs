using Federation.Core.Ledger;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Federation.Wire;

/// <summary>Refusals on the wire: a status, and google.rpc.BadRequest with a violation for each.</summary>
public static class RefusalStatus
{
    /// <summary>The most violations that travel; statuses are headers, and those are small.</summary>
    public const int ViolationsMax = 16;

    /// <summary>The longest description of one violation, in UTF-16 units.</summary>
    public const int DescriptionCharsMax = 600;

    private const int InMessageMax = 3;

    /// <summary>
    /// The error that answers a refused call: INVALID_ARGUMENT, ALREADY_EXISTS, NOT_FOUND, FAILED_PRECONDITION or
    /// PERMISSION_DENIED; of several the first of <c>PERMISSION_DENIED, INVALID_ARGUMENT, ALREADY_EXISTS, NOT_FOUND,
    /// FAILED_PRECONDITION</c> that one of them has.
    /// </summary>
    /// <param name="refusals">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static RpcException ToRpcException(this IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count == 0)
        {
            throw new ArgumentException("Nothing was refused.", nameof(refusals));
        }

        var details = new BadRequest();
        foreach (var refusal in refusals.Take(ViolationsMax))
        {
            details.FieldViolations.Add(
                new BadRequest.Types.FieldViolation { Field = refusal.Field, Description = Cut(refusal.Message) }
            );
        }

        var shown = refusals.Take(InMessageMax).Select(refusal => Cut(refusal.Message));
        var more = refusals.Count > InMessageMax ? $" And {refusals.Count - InMessageMax} more." : "";
        return new Google.Rpc.Status
        {
            Code = (int)CodeOf(refusals),
            Message = string.Join(' ', shown) + more,
            Details = { Any.Pack(details) },
        }.ToRpcException();
    }

    /// <summary>The violations that an error carries, for a client; empty where it carries none.</summary>
    public static IReadOnlyList<(string Field, string Description)> ViolationsOf(RpcException error)
    {
        try
        {
            var details = error.GetRpcStatus()?.GetDetail<BadRequest>();
            return details is null ? [] : [.. details.FieldViolations.Select(v => (v.Field, v.Description))];
        }
        catch (InvalidProtocolBufferException)
        {
            return [];
        }
    }

    private static StatusCode CodeOf(IReadOnlyList<Refusal> refusals)
    {
        if (Has(RefusalCode.NotPermitted))
        {
            return StatusCode.PermissionDenied;
        }

        if (Has(RefusalCode.InvalidField))
        {
            return StatusCode.InvalidArgument;
        }

        return Has(RefusalCode.IdTaken) ? StatusCode.AlreadyExists
            : Has(RefusalCode.NotFound) ? StatusCode.NotFound
            : StatusCode.FailedPrecondition;

        bool Has(RefusalCode code) => refusals.Any(refusal => refusal.Code == code);
    }

    internal static string Cut(string message)
    {
        if (message.Length <= DescriptionCharsMax)
        {
            return message;
        }

        var end = DescriptionCharsMax - 1;
        return message[..(char.IsHighSurrogate(message[end - 1]) ? end - 1 : end)] + "…";
    }
}
