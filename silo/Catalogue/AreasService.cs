using Federation.Wire.Access;
using Federation.Wire.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Federation.Silo.Catalogue;

/// <summary>Plans of reorganisations, told, judged and committed. Translates, forwards, answers.</summary>
internal sealed class AreasService(AreaBook areas, AreaPlans plans) : Areas.AreasBase
{
    private const int ReasonCharsMax = 500;

    /// <inheritdoc/>
    public override Task<AreaPlansResponse> Plans(AreaPlansRequest request, ServerCallContext context)
    {
        var later = areas.Plans.Where(plan => plan.Version > request.AfterVersion);
        return Task.FromResult(
            new AreaPlansResponse { Plans = { later.Select(plan => ByteString.CopyFrom(plan.Payload.Span)) } }
        );
    }

    /// <inheritdoc/>
    public override Task<AreaPlanOutcome> Preview(AreaPlanRequest request, ServerCallContext context) =>
        Task.FromResult(plans.Preview(request.Plan));

    /// <inheritdoc/>
    public override Task<AreaPlanOutcome> Commit(AreaPlanRequest request, ServerCallContext context) =>
        plans.CommitAsync(
            request.Plan,
            CommitterOf(context, request.Reason),
            request.Reason,
            context.CancellationToken
        );

    /// <inheritdoc/>
    public override Task<AreaPlanOutcome> AddPost(AddPostRequest request, ServerCallContext context) =>
        plans.CommitPostAsync(request, CommitterOf(context, request.Reason), context.CancellationToken);

    private static string CommitterOf(ServerCallContext context, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonCharsMax || reason.Any(char.IsControl))
        {
            throw new RpcException(
                new Status(
                    StatusCode.InvalidArgument,
                    $"Give a reason of 1 to {ReasonCharsMax} characters on one line."
                )
            );
        }

        var by = AccessInterceptor.ClaimOf(context);
        return by.IsOperator
            ? by.ToString()
            : throw new RpcException(new Status(StatusCode.PermissionDenied, $"{by} is no operator of the nation."));
    }
}
