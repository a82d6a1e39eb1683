using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Client;

/// <summary>Asks the nation for its alarms, acknowledges them, and takes over shifts. Any thread may call it.</summary>
/// <remarks>
/// Every call throws <see cref="RpcException"/> where the nation refused it, or (Unavailable, DeadlineExceeded) no
/// address answered: then the same command, with the same id, may be given again.
/// </remarks>
/// <param name="nation">Where and how; the caller disposes it.</param>
public sealed class AlarmClient(NationClient nation)
{
    /// <summary>The alarms that stand and the last shift, and what happened since a moment.</summary>
    /// <param name="since">The moment; null: only what stands.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task<ListAlarmsResponse> ListAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var request = new ListAlarmsRequest { SinceUnixUs = since is { } at ? Math.Max(1, Microseconds(at)) : 0 };
        return AskAsync((alarms, options) => alarms.ListAsync(request, options), cancellationToken);
    }

    /// <summary>Says that a person has seen an alarm.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task<Alarm> AcknowledgeAsync(AcknowledgeAlarmRequest request, CancellationToken cancellationToken) =>
        AskAsync((alarms, options) => alarms.AcknowledgeAsync(request, options), cancellationToken);

    /// <summary>Says that a person takes over the shift.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task<ShiftTaken> TakeOverAsync(TakeOverRequest request, CancellationToken cancellationToken) =>
        AskAsync((alarms, options) => alarms.TakeOverAsync(request, options), cancellationToken);

    private static long Microseconds(DateTimeOffset at) =>
        (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private Task<T> AskAsync<T>(
        Func<Alarms.AlarmsClient, CallOptions, AsyncUnaryCall<T>> ask,
        CancellationToken cancellationToken
    ) => nation.AskAsync((invoker, options) => ask(new Alarms.AlarmsClient(invoker), options), cancellationToken);
}
