using Federation.Core.Ledger;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Federation.Wire.Access;

/// <summary>
/// The seam that every call of a host goes through: nothing reaches a service before the policy let it pass.
/// </summary>
public sealed class AccessInterceptor(AccessPolicy policy) : Interceptor
{
    /// <summary>What the caller of a call that passed claims.</summary>
    /// <exception cref="InvalidOperationException">The call did not go through this interceptor.</exception>
    public static Claim ClaimOf(ServerCallContext context) =>
        context.UserState.TryGetValue(typeof(Claim), out var claim)
            ? (Claim)claim
            : throw new InvalidOperationException($"{context.Method} was not authorized.");

    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        Authorize(context);
        return continuation(request, context);
    }

    /// <inheritdoc/>
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Authorize(context);
        return continuation(requestStream, context);
    }

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Authorize(context);
        return continuation(request, responseStream, context);
    }

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Authorize(context);
        return continuation(requestStream, responseStream, context);
    }

    private void Authorize(ServerCallContext context) =>
        context.UserState[typeof(Claim)] = policy.Authorize(context.Method, context.Peer, context.RequestHeaders);
}
