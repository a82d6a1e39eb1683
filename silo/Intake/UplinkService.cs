using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Silo.Catalogue;
using Federation.Silo.Provinces;
using Federation.Wire;
using Federation.Wire.Hosting;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;
using CoreHello = Federation.Core.Exchange.Messages.Hello;

namespace Federation.Silo.Intake;

/// <summary>
/// The exchange at the nation: one duplex stream per ledger, between gRPC and the grain of the ledger's owner. Duplex
/// calls have none of the server's own limits, so it brings them: a Hello in time, a bounded number of streams, bounded
/// messages.
/// </summary>
internal sealed partial class UplinkService(
    IGrainFactory grains,
    LedgerCopies copies,
    AreaBook areas,
    IOptions<IntakeOptions> intake,
    IOptions<IntakeHostOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<UplinkService> logger
) : Uplink.UplinkBase
{
    private static int s_streams;

    /// <inheritdoc/>
    public override async Task Exchange(
        IAsyncStreamReader<EdgeMessage> requestStream,
        IServerStreamWriter<NationMessage> responseStream,
        ServerCallContext context
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        try
        {
            if (Interlocked.Increment(ref s_streams) > options.Value.StreamsMax)
            {
                throw new RpcException(
                    new Status(StatusCode.ResourceExhausted, $"{options.Value.StreamsMax} streams are open. Come back.")
                );
            }

            var (hello, message) = await ReadHelloAsync(requestStream, ending.Token);
            await ServeAsync(hello, message, requestStream, responseStream, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            Log.StreamEnded(logger, context.Peer);
        }
        finally
        {
            _ = Interlocked.Decrement(ref s_streams);
        }
    }

    /// <inheritdoc/>
    public override Task ReadLedger(
        ReadLedgerRequest request,
        IServerStreamWriter<LedgerPart> responseStream,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            var (owner, ledger) = RepairMessages.FromWire(request);
            await copies.WriteAsync(owner, ledger, responseStream, context.CancellationToken);
            return true;
        });

    /// <inheritdoc/>
    public override Task<CloseLedgerResponse> CloseLedger(CloseLedgerRequest request, ServerCallContext context) =>
        AnswerAsync(() =>
            GrainOf(RepairMessages.FromWire(request).Owner)
                .CloseAsync(request)
                .WaitAsync(options.Value.GrainTimeout, time, context.CancellationToken)
        );

    /// <inheritdoc/>
    public override Task<ReportDamageResponse> ReportDamage(ReportDamageRequest request, ServerCallContext context) =>
        AnswerAsync(() =>
            GrainOf(RepairMessages.FromWire(request).Owner)
                .ReportDamageAsync(request)
                .WaitAsync(options.Value.GrainTimeout, time, context.CancellationToken)
        );

    private IProvinceGrain GrainOf(AreaId id) =>
        areas.Current.TryGet(id, out var owner) && owner.Level == 1
            ? grains.GetGrain<IProvinceGrain>(id.Value)
            : throw Wrong($"owner {id} is no province.");

    private static async Task<T> AnswerAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (FormatException wrong)
        {
            throw Wrong(wrong.Message);
        }
        catch (Exception cause) when (cause is JournalUnavailableException or OrleansException or TimeoutException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"{cause.Message} Ask again."));
        }
    }

    private async Task<(CoreHello Hello, EdgeMessage Message)> ReadHelloAsync(
        IAsyncStreamReader<EdgeMessage> requests,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new CancellationTokenSource(options.Value.HelloTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var isThere = await requests.MoveNext(both.Token);
            return isThere && requests.Current.MessageCase == EdgeMessage.MessageOneofCase.Hello
                ? (UplinkMessages.FromWire(requests.Current.Hello), requests.Current)
                : throw Wrong("The first message of a stream is a Hello.");
        }
        catch (FormatException wrong)
        {
            throw Wrong(wrong.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new RpcException(
                new Status(StatusCode.DeadlineExceeded, $"No Hello came within {options.Value.HelloTimeout}.")
            );
        }
    }

    private async Task ServeAsync(
        CoreHello hello,
        EdgeMessage message,
        IAsyncStreamReader<EdgeMessage> requests,
        IServerStreamWriter<NationMessage> responses,
        CancellationTokenSource ending
    )
    {
        if (!areas.Current.TryGet(hello.Owner, out var owner) || owner.Level != 1)
        {
            await responses.WriteAsync(NotExpected.OfOwner(hello.Ledger, hello.Owner), ending.Token);
            return;
        }

        var grain = grains.GetGrain<IProvinceGrain>(hello.Owner.Value);
        await using var session = await OpenAsync(grain, hello, message, responses, ending.Token);
        var sending = SendAsync(session, responses, ending.Token);
        var receiving = ReceiveAsync(grain, session.Hello, requests, ending.Token);
        var first = await Task.WhenAny(sending, receiving);
        await ending.CancelAsync();
        await Task.WhenAll(sending, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    /// <summary>Opens the session; while that takes, the edge hears that this silo lives.</summary>
    private async Task<GrainSession> OpenAsync(
        IProvinceGrain grain,
        CoreHello hello,
        EdgeMessage message,
        IServerStreamWriter<NationMessage> responses,
        CancellationToken cancellationToken
    )
    {
        using var opened = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = BeatAsync(responses, opened.Token);
        try
        {
            return await GrainSession.OpenAsync(grain, hello.Ledger, message, options.Value, time, cancellationToken);
        }
        finally
        {
            await opened.CancelAsync();
            await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BeatAsync(IServerStreamWriter<NationMessage> responses, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(intake.Value.HeartbeatInterval, time, cancellationToken);
            var beat = new NationHeartbeat { TimeUnixUs = UnixTime.Microseconds(time.GetUtcNow()) };
            await WriteAsync(responses, new NationMessage { Heartbeat = beat }, CancellationToken.None);
        }
    }

    private async Task SendAsync(
        GrainSession session,
        IServerStreamWriter<NationMessage> responses,
        CancellationToken cancellationToken
    )
    {
        await foreach (var message in session.ReadAllAsync())
        {
            await WriteAsync(responses, message, cancellationToken);
        }
    }

    private async Task WriteAsync(
        IServerStreamWriter<NationMessage> responses,
        NationMessage message,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new CancellationTokenSource(options.Value.WriteTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await responses.WriteAsync(message, both.Token);
            if (message.MessageCase == NationMessage.MessageOneofCase.Receipt)
            {
                CrashPoints.Pass(CrashPoint.SiloAfterReceipt);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new RpcException(
                new Status(StatusCode.DeadlineExceeded, $"The edge took nothing for {options.Value.WriteTimeout}.")
            );
        }
    }

    private async Task ReceiveAsync(
        IProvinceGrain grain,
        SessionMessage opening,
        IAsyncStreamReader<EdgeMessage> requests,
        CancellationToken cancellationToken
    )
    {
        while (await requests.MoveNext(cancellationToken))
        {
            if (await DeliverAsync(grain, opening with { Message = requests.Current }, cancellationToken) is { } wrong)
            {
                throw Wrong(wrong);
            }
        }
    }

    /// <summary>What was wrong with the message; null: nothing.</summary>
    /// <exception cref="RpcException">The ledger's intake is gone, or does not answer: Unavailable.</exception>
    private async Task<string?> DeliverAsync(
        IProvinceGrain grain,
        SessionMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await grain.DeliverAsync(message).WaitAsync(options.Value.GrainTimeout, time, cancellationToken);
        }
        catch (Exception cause) when (cause is OrleansException or TimeoutException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"{cause.Message} Come back."));
        }
    }

    private static RpcException Wrong(string message) => new(new Status(StatusCode.InvalidArgument, message));

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Debug, "The stream of {Peer} ended.")]
        public static partial void StreamEnded(ILogger logger, string peer);
    }
}
