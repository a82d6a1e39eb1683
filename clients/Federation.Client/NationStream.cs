using Federation.Core.Ledger;
using Grpc.Core;

namespace Federation.Client;

/// <summary>What happened on a stream: a message, or (null) only time passed.</summary>
internal readonly record struct NationStep<T>(T? Update)
    where T : class;

/// <summary>One call to watch something of the nation's. A stream that is silent for too long is over.</summary>
internal sealed class NationStream<T> : IAsyncDisposable
    where T : class
{
    private readonly NationClient _nation;
    private readonly AsyncServerStreamingCall<T> _call;
    private readonly CancellationToken _cancellationToken;
    private Task<bool>? _next;
    private long _heardAt;

    public NationStream(
        NationClient nation,
        Func<CallInvoker, CallOptions, AsyncServerStreamingCall<T>> open,
        CancellationToken cancellationToken
    )
    {
        _nation = nation;
        _cancellationToken = cancellationToken;
        _call = open(nation.Invoker(), new CallOptions(nation.Headers(), cancellationToken: cancellationToken));
        _heardAt = nation.Time.GetTimestamp();
    }

    /// <summary>Why it is over, for the operator; empty while it is not.</summary>
    public string Ended { get; private set; } = "";

    /// <summary>
    /// The next message; or after <paramref name="within"/> a step without one; or null where the stream is over.
    /// </summary>
    /// <exception cref="RpcException">The nation refused the question.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<NationStep<T>?> NextAsync(TimeSpan? within)
    {
        _next ??= _call.ResponseStream.MoveNext(_cancellationToken);
        var silence = _nation.Options.SilenceTimeout - _nation.Time.GetElapsedTime(_heardAt);
        var wait = within is { } limit && limit < silence ? limit : silence;
        try
        {
            var isMessage = await _next.WaitAsync(AtLeastZero(wait), _nation.Time, _cancellationToken);
            _next = null;
            _heardAt = _nation.Time.GetTimestamp();
            Ended = isMessage ? "" : "the silo ended the stream";
            return isMessage ? new NationStep<T>(_call.ResponseStream.Current) : null;
        }
        catch (TimeoutException) when (wait < silence)
        {
            return new NationStep<T>(null);
        }
        catch (TimeoutException)
        {
            Ended = $"nothing was heard from {_nation.Current} for {_nation.Options.SilenceTimeout.TotalSeconds:0.#} s";
            return null;
        }
        catch (RpcException problem) when (!IsRefusal(problem))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            Ended = $"{problem.StatusCode}: {Refusal.Shown(problem.Status.Detail)}";
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _call.Dispose();
        try
        {
            await (_next ?? Task.FromResult(false)).WaitAsync(
                _nation.Options.SilenceTimeout,
                _nation.Time,
                CancellationToken.None
            );
        }
        catch (Exception ended) when (ended is RpcException or OperationCanceledException or TimeoutException)
        {
            // The read that was under way ends by the disposal; how it ends tells nothing more.
        }
    }

    private static TimeSpan AtLeastZero(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private static bool IsRefusal(RpcException problem) =>
        problem.StatusCode
            is StatusCode.InvalidArgument
                or StatusCode.Unauthenticated
                or StatusCode.PermissionDenied
                or StatusCode.Unimplemented;
}
