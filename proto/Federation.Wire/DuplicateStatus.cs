using Federation.Core.Figures;
using Federation.Core.Ledger;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Federation.Wire;

/// <summary>The question whether a recording is what another force recorded, as the error that carries it.</summary>
public static class DuplicateStatus
{
    /// <summary>The most amounts of one candidate that travel: statuses are headers, and those are small.</summary>
    public const int AmountsMax = 8;

    /// <summary>FAILED_PRECONDITION with <see cref="V1.LikelyDuplicates"/>; nothing was recorded.</summary>
    public static RpcException ToRpcException(this Decision.Asked asked)
    {
        var details = new V1.LikelyDuplicates();
        details.Candidates.AddRange(asked.Candidates.Select(ToWire));
        var ids = string.Join(", ", details.Candidates.Select(candidate => candidate.Id));
        return new Google.Rpc.Status
        {
            Code = (int)StatusCode.FailedPrecondition,
            Message =
                $"Nothing was recorded: it looks like what another force recorded as {ids}. Ask again with joins (it "
                + "is the same) or with distinct_from (it is another one than each of them).",
            Details = { Any.Pack(details) },
        }.ToRpcException();
    }

    /// <summary>What an error asks about, for a client; null where it is another error.</summary>
    public static V1.LikelyDuplicates? AskedBy(RpcException error)
    {
        try
        {
            return error.GetRpcStatus()?.GetDetail<V1.LikelyDuplicates>();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static V1.LikelyDuplicate ToWire(ItemState item)
    {
        var candidate = new V1.LikelyDuplicate
        {
            Id = item.Id.ToString(),
            Revision = item.Revision,
            Day = item.Span.First.ToString(),
            Forces = item.Forces.ToString(),
            Lead = item.Lead?.Code() ?? "",
        };
        candidate.Amounts.AddRange(item.Amounts.Take(AmountsMax).Select(amount => amount.ToWire()));
        return candidate;
    }
}
