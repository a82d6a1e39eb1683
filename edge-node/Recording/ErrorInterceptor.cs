using System.Diagnostics.CodeAnalysis;
using Federation.EdgeNode.Ledger;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Federation.EdgeNode.Recording;

/// <summary>
/// Turns what a call failed with into a status that says what the caller can do, and nothing of the inside.
/// </summary>
internal sealed partial class ErrorInterceptor(ILogger<ErrorInterceptor> log) : Interceptor
{
    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception e) when (StatusOf(e, context) is { } status)
        {
            throw new RpcException(status);
        }
    }

    /// <inheritdoc/>
    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception e) when (StatusOf(e, context) is { } status)
        {
            throw new RpcException(status);
        }
    }

    [SuppressMessage("Performance", "CA1873", Justification = "Only unexpected failures are logged here.")]
    private Status? StatusOf(Exception e, ServerCallContext context)
    {
        switch (e)
        {
            case RpcException:
                return null;
            case LedgerQueueFullException:
                return new Status(StatusCode.ResourceExhausted, e.Message);
            case LedgerStoppedException:
                return new Status(StatusCode.FailedPrecondition, e.Message);
            case LedgerUnavailableException:
                return new Status(StatusCode.Unavailable, e.Message);
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return new Status(StatusCode.Cancelled, "The caller ended the call.");
            default:
                Log.Failed(log, context.Method, e);
                return new Status(StatusCode.Internal, "The node failed at this call; its log says why.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "{Method} failed")]
        public static partial void Failed(ILogger logger, string method, Exception reason);
    }
}
