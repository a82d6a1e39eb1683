using System.Threading.Channels;
using Federation.Core.Ledger;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Client.Picture;

/// <summary>Asks for the alarms again and again, and gives the nation what a person wants done with them.</summary>
public sealed class AlarmPoll(
    NationClient nation,
    ChannelReader<AlarmOrder> orders,
    ChannelWriter<AlarmNews> news,
    TimeProvider time
)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan HandoverEvery = TimeSpan.FromSeconds(10);

    private readonly AlarmClient _alarms = new(nation);
    private volatile bool _isHandoverWanted;
    private long? _handoverAt;

    /// <summary>True while the handover is asked for too.</summary>
    public bool IsHandoverWanted
    {
        get => _isHandoverWanted;
        set => _isHandoverWanted = value;
    }

    /// <summary>Asks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var said = await DoAsync(cancellationToken);
            news.TryWrite(await AskAsync(said, cancellationToken));
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(Task.Delay(Every, time, over.Token), orders.WaitToReadAsync(over.Token).AsTask());
            await over.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<string> DoAsync(CancellationToken cancellationToken)
    {
        var said = "";
        while (orders.TryRead(out var order))
        {
            try
            {
                await DoAsync(order, cancellationToken);
            }
            catch (RpcException problem) when (!cancellationToken.IsCancellationRequested)
            {
                said = Refusal.Shown(problem.Status.Detail);
            }
        }

        return said;
    }

    private Task DoAsync(AlarmOrder order, CancellationToken cancellationToken) =>
        order.Alarm is { } alarm
            ? _alarms.AcknowledgeAsync(
                new AcknowledgeAlarmRequest
                {
                    CommandId = $"{order.Id}",
                    Alarm = alarm,
                    By = order.Name,
                },
                cancellationToken
            )
            : _alarms.TakeOverAsync(
                new TakeOverRequest { CommandId = $"{order.Id}", By = order.Name },
                cancellationToken
            );

    private async Task<Handover?> HandoverAsync(CancellationToken cancellationToken)
    {
        if (!IsHandoverWanted || (_handoverAt is { } at && time.GetElapsedTime(at) < HandoverEvery))
        {
            return null;
        }

        var handover = await Handover.GatherAsync(nation, since: null, cancellationToken);
        _handoverAt = time.GetTimestamp();
        return handover;
    }

    private async Task<AlarmNews> AskAsync(string said, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _alarms.ListAsync(since: null, cancellationToken);
            return new AlarmNews(answer, said) { Handover = await HandoverAsync(cancellationToken) };
        }
        catch (RpcException problem) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlarmNews(null, $"{problem.StatusCode}: {Refusal.Shown(problem.Status.Detail)}");
        }
    }
}
