using Federation.Core.Alarms;
using Federation.Silo.Catalogue;
using Federation.Silo.Storage;
using Federation.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Alarms;

/// <summary>
/// Keeps the events of alarms and shifts. An event is stored before it is applied and told; where it is not known
/// whether it was stored, the activation ends and the next one reads what there is.
/// </summary>
internal sealed partial class AlarmGrain(
    [PersistentState("alarms", GrainStorage.Name)] IPersistentState<AlarmEventsState> stored,
    AlarmSights sights,
    AreaBook areas,
    IOptions<AlarmsOptions> options,
    TimeProvider time,
    ILogger<AlarmGrain> logger
) : Grain, IAlarmGrain
{
    private readonly AlarmBook _book = new();
    private long? _lookedAt;
    private long? _figuresAt;
    private long _lookedUnixMicroseconds;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var bytes in stored.State.Events)
        {
            if (!AlarmMessages.TryRead(V1.AlarmEvent.Parser.ParseFrom(bytes), out var happened))
            {
                throw new InvalidDataException(
                    $"Alarms: the event after {_book.Number} cannot be read by this program."
                );
            }

            _book.Apply(happened);
        }

        Forget();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task LookAsync()
    {
        // Every silo asks; half of the interval lets one look count for all of them.
        if (!IsDue(_lookedAt, options.Value.LookInterval / 2))
        {
            return;
        }

        _lookedAt = time.GetTimestamp();
        var withFigures = IsDue(_figuresAt, options.Value.FiguresInterval);
        var sight = await sights.LookAsync(withFigures);
        _figuresAt = sight.Kinds.Contains(AlarmKind.Late) ? time.GetTimestamp() : _figuresAt;
        var news = _book.Observe(sight, UnixTime.Microseconds(time.GetUtcNow()));
        if (news.Count > 0)
        {
            await StoreAsync(news);
        }

        _lookedUnixMicroseconds = UnixTime.Microseconds(time.GetUtcNow());
    }

    /// <inheritdoc/>
    public Task<byte[]> ListAsync(long since)
    {
        var alarms = _book.Alarms.Where(alarm => alarm.IsStanding || (since > 0 && alarm.HasNewsSince(since)));
        var shifts = _book.Shifts.Where(shift => since > 0 && shift.Word.AtUnixMicroseconds >= since).ToList();
        if (shifts.Count == 0 && _book.Shifts.Count > 0)
        {
            shifts.Add(_book.Shifts.Last());
        }

        var response = new V1.ListAlarmsResponse
        {
            Alarms = { alarms.Select(alarm => alarm.ToWire(areas.Current)) },
            Shifts = { shifts.Select(AlarmMessages.ToWire) },
            NowUnixUs = UnixTime.Microseconds(time.GetUtcNow()),
            CompleteSinceUnixUs = _book.CompleteSinceUnixMicroseconds,
            LookedUnixUs = _lookedUnixMicroseconds,
        };
        return Task.FromResult(response.ToByteArray());
    }

    /// <inheritdoc/>
    public async Task<AlarmReply> AcknowledgeAsync(Guid command, long alarm, string by, string remark)
    {
        var decision = _book.Acknowledge(command, alarm, by, remark, UnixTime.Microseconds(time.GetUtcNow()));
        var refused = await TakeAsync(decision);
        return refused ?? new AlarmReply(_book.Find(alarm)?.ToWire(areas.Current).ToByteArray() ?? [], []);
    }

    /// <inheritdoc/>
    public async Task<AlarmReply> TakeOverAsync(Guid command, string by, string remark)
    {
        var decision = _book.TakeOver(command, by, remark, UnixTime.Microseconds(time.GetUtcNow()));
        var refused = await TakeAsync(decision);
        return refused ?? new AlarmReply(_book.ShiftOf(command)?.ToWire().ToByteArray() ?? [], []);
    }

    private bool IsDue(long? last, TimeSpan interval) => last is not { } at || time.GetElapsedTime(at) >= interval;

    private async Task<AlarmReply?> TakeAsync(AlarmDecision decision)
    {
        switch (decision)
        {
            case AlarmDecision.Refused refused:
                return AlarmReply.Of(refused.Refusals);
            case AlarmDecision.Accepted accepted:
                await StoreAsync([accepted.Event]);
                break;
        }

        return null;
    }

    private async Task StoreAsync(IReadOnlyList<AlarmEvent> news)
    {
        stored.State.Events.AddRange(news.Select(one => one.ToWire().ToByteArray()));
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // Whether it was stored is not known: the next activation reads what there is.
            DeactivateOnIdle();
            throw;
        }

        foreach (var one in news)
        {
            _book.Apply(one);
            Tell(one);
        }

        Forget();
    }

    /// <summary>What is forgotten leaves the store with the next write.</summary>
    private void Forget()
    {
        if (_book.Forget().Count > 0)
        {
            stored.State.Events = [.. _book.Events.Select(one => one.ToWire().ToByteArray())];
        }
    }

    private void Tell(AlarmEvent happened)
    {
        switch (happened.What)
        {
            case AlarmHappening.Raised(var sign):
                var (kind, area, about) = sign.Key;
                Log.Raised(logger, happened.Number, kind, area.Value, about, sign.Says);
                break;
            case AlarmHappening.Cleared(var alarm):
                Log.Cleared(logger, alarm);
                break;
            case AlarmHappening.Acknowledged(var alarm, _, _):
                Log.Acknowledged(logger, alarm);
                break;
            case AlarmHappening.ShiftTaken(_, _, var open):
                Log.ShiftTaken(logger, open);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7101, LogLevel.Warning, "Alarm {Alarm} was raised: {Kind} of area {Area}, {About}. {Says}")]
        public static partial void Raised(
            ILogger logger,
            long alarm,
            AlarmKind kind,
            int area,
            string about,
            string says
        );

        [LoggerMessage(7102, LogLevel.Information, "Alarm {Alarm} cleared.")]
        public static partial void Cleared(ILogger logger, long alarm);

        [LoggerMessage(7103, LogLevel.Information, "Alarm {Alarm} was acknowledged.")]
        public static partial void Acknowledged(ILogger logger, long alarm);

        [LoggerMessage(7104, LogLevel.Information, "The shift was taken over with {Open} alarms open.")]
        public static partial void ShiftTaken(ILogger logger, int open);
    }
}
