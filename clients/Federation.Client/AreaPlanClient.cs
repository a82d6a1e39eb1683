using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Client;

/// <summary>
/// Reorganisations of areas at the nation: previewed, committed, and posts added. Any thread may call it.
/// </summary>
/// <param name="nation">Where and how; the caller disposes it.</param>
public sealed class AreaPlanClient(NationClient nation)
{
    /// <summary>What a plan would do; nothing is written.</summary>
    /// <exception cref="RpcException">The nation refused it, or no address answered.</exception>
    public Task<AreaPlanOutcome> PreviewAsync(string plan, CancellationToken cancellationToken) =>
        nation.AskAsync(
            (invoker, options) =>
                new Areas.AreasClient(invoker).PreviewAsync(new AreaPlanRequest { Plan = plan }, options),
            cancellationToken
        );

    /// <summary>Commits a plan.</summary>
    /// <exception cref="RpcException">The nation refused it, or no address answered: preview it again then.</exception>
    public Task<AreaPlanOutcome> CommitAsync(string plan, string reason, CancellationToken cancellationToken) =>
        nation.AskAsync(
            (invoker, options) =>
                new Areas.AreasClient(invoker).CommitAsync(
                    new AreaPlanRequest { Plan = plan, Reason = reason },
                    options
                ),
            cancellationToken
        );

    /// <summary>Adds a post.</summary>
    /// <exception cref="RpcException">The nation refused it, or no address answered.</exception>
    public Task<AreaPlanOutcome> AddPostAsync(AddPostRequest request, CancellationToken cancellationToken) =>
        nation.AskAsync(
            (invoker, options) => new Areas.AreasClient(invoker).AddPostAsync(request, options),
            cancellationToken
        );
}
