using System.Data.Common;
using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Alarms;

/// <summary>Alarms and shifts. Translates, forwards, answers.</summary>
internal sealed class AlarmsService(IGrainFactory grains, IOptions<AlarmsOptions> options, TimeProvider time)
    : Wire.V1.Alarms.AlarmsBase
{
    private IAlarmGrain Grain => grains.GetGrain<IAlarmGrain>(0);

    /// <inheritdoc/>
    public override async Task<ListAlarmsResponse> List(ListAlarmsRequest request, ServerCallContext context)
    {
        if (request.SinceUnixUs < 0)
        {
            throw Invalid($"since_unix_us is {request.SinceUnixUs}; no such time exists.");
        }

        var bytes = await AskAsync(() => Grain.ListAsync(request.SinceUnixUs), context.CancellationToken);
        return ListAlarmsResponse.Parser.ParseFrom(bytes);
    }

    /// <inheritdoc/>
    public override async Task<Alarm> Acknowledge(AcknowledgeAlarmRequest request, ServerCallContext context)
    {
        Demand(context);
        var command = ReadId(request.CommandId);
        var reply = await AskAsync(
            () => Grain.AcknowledgeAsync(command, request.Alarm, request.By, request.Remark),
            context.CancellationToken
        );
        return Read(reply, Alarm.Parser);
    }

    /// <inheritdoc/>
    public override async Task<ShiftTaken> TakeOver(TakeOverRequest request, ServerCallContext context)
    {
        Demand(context);
        var command = ReadId(request.CommandId);
        var reply = await AskAsync(
            () => Grain.TakeOverAsync(command, request.By, request.Remark),
            context.CancellationToken
        );
        return Read(reply, ShiftTaken.Parser);
    }

    private static void Demand(ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        if (!by.IsOperator)
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, $"{by} is no operator of the nation."));
        }
    }

    private static Guid ReadId(string text) =>
        Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty
            ? id
            : throw Invalid($"command_id '{Refusal.Shown(text)}' must be a UUID.");

    private static T Read<T>(AlarmReply reply, MessageParser<T> parser)
        where T : IMessage<T> =>
        reply.Refused.Count > 0 ? throw reply.Refusals.ToRpcException() : parser.ParseFrom(reply.Message);

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask().WaitAsync(options.Value.GrainTimeout, time, cancellationToken);
        }
        catch (Exception cause)
            when (cause is TimeoutException or OrleansException or InvalidDataException or DbException)
        {
            throw new RpcException(
                new Status(
                    StatusCode.Unavailable,
                    $"The alarms did not answer: {cause.Message} Ask again, or another silo; the same command_id is "
                        + "answered as it was."
                )
            );
        }
    }

    private static RpcException Invalid(string message) => new(new Status(StatusCode.InvalidArgument, message));
}
