using System.Diagnostics.CodeAnalysis;
using Federation.Core.Alarms;
using Federation.Core.Areas;

namespace Federation.Wire;

/// <summary>Alarms and shifts on the wire, and as they are stored.</summary>
public static class AlarmMessages
{
    /// <summary>An alarm as it stands.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="areas">Names of areas; one that is not known is told by its id alone.</param>
    public static V1.Alarm ToWire(this Alarm alarm, AreaCatalogue areas)
    {
        var key = alarm.Sign.Key;
        var named = areas.TryGet(key.Area, out var area) ? area.Versions[^1] : null;
        return new V1.Alarm
        {
            Number = alarm.Number,
            Kind = (V1.AlarmKind)key.Kind,
            AreaId = key.Area.Value,
            Area = named?.Code.ToString() ?? "",
            AreaNameVi = named?.FullNameVi ?? "",
            About = key.About,
            Value = alarm.Sign.Value,
            Against = alarm.Sign.Against,
            Says = alarm.Sign.Says,
            RaisedUnixUs = alarm.RaisedAtUnixMicroseconds,
            ClearedUnixUs = alarm.ClearedAtUnixMicroseconds ?? 0,
            AcknowledgedUnixUs = alarm.Acknowledged?.AtUnixMicroseconds ?? 0,
            AcknowledgedBy = alarm.Acknowledged?.Name ?? "",
            Remark = alarm.Acknowledged?.Remark ?? "",
        };
    }

    /// <summary>A shift that was taken over.</summary>
    public static V1.ShiftTaken ToWire(this ShiftTaken shift) =>
        new()
        {
            Number = shift.Number,
            AtUnixUs = shift.Word.AtUnixMicroseconds,
            By = shift.Word.Name,
            Remark = shift.Word.Remark,
            Open = shift.Open,
        };

    /// <summary>An event, as it is stored.</summary>
    public static V1.AlarmEvent ToWire(this AlarmEvent happened)
    {
        var message = new V1.AlarmEvent
        {
            Number = happened.Number,
            AtUnixUs = happened.AtUnixMicroseconds,
            CommandId = happened.CommandId == Guid.Empty ? "" : happened.CommandId.ToString(),
        };
        switch (happened.What)
        {
            case AlarmHappening.Raised(var sign):
                message.Raised = ToWire(sign);
                break;
            case AlarmHappening.Cleared(var alarm):
                message.Cleared = alarm;
                break;
            case AlarmHappening.Acknowledged(var alarm, var name, var remark):
                message.Acknowledged = new V1.AlarmSeen
                {
                    Alarm = alarm,
                    By = name,
                    Remark = remark,
                };
                break;
            case AlarmHappening.ShiftTaken(var name, var remark, var open):
                message.Shift = new V1.ShiftTaken
                {
                    By = name,
                    Remark = remark,
                    Open = open,
                };
                break;
        }

        return message;
    }

    /// <summary>Reads what the nation wrote of an event; false for everything else.</summary>
    public static bool TryRead(V1.AlarmEvent message, [NotNullWhen(true)] out AlarmEvent? happened)
    {
        var command = Guid.Empty;
        var isRead =
            message.Number > 0
            && (message.CommandId.Length == 0 || Guid.TryParseExact(message.CommandId, "D", out command));
        var what = isRead ? Read(message) : null;
        happened = what is null ? null : new AlarmEvent(message.Number, message.AtUnixUs, command, what);
        return happened is not null;
    }

    private static V1.AlarmSign ToWire(AlarmSign sign) =>
        new()
        {
            Kind = (V1.AlarmKind)sign.Key.Kind,
            AreaId = sign.Key.Area.Value,
            About = sign.Key.About,
            Value = sign.Value,
            Against = sign.Against,
            Says = sign.Says,
        };

    private static AlarmHappening? Read(V1.AlarmEvent message) =>
        message.EventCase switch
        {
            V1.AlarmEvent.EventOneofCase.Raised => Read(message.Raised),
            V1.AlarmEvent.EventOneofCase.Cleared => new AlarmHappening.Cleared(message.Cleared),
            V1.AlarmEvent.EventOneofCase.Acknowledged => new AlarmHappening.Acknowledged(
                message.Acknowledged.Alarm,
                message.Acknowledged.By,
                message.Acknowledged.Remark
            ),
            V1.AlarmEvent.EventOneofCase.Shift => new AlarmHappening.ShiftTaken(
                message.Shift.By,
                message.Shift.Remark,
                message.Shift.Open
            ),
            _ => null,
        };

    private static AlarmHappening.Raised? Read(V1.AlarmSign sign)
    {
        if (KindOf(sign.Kind) is not { } kind)
        {
            return null;
        }

        var key = new AlarmKey(kind, new AreaId(sign.AreaId), sign.About);
        return new AlarmHappening.Raised(new AlarmSign(key, sign.Value, sign.Against, sign.Says));
    }

    /// <summary>The kind; null where this program does not know it.</summary>
    internal static AlarmKind? KindOf(V1.AlarmKind kind) =>
        kind is >= V1.AlarmKind.Fork and <= V1.AlarmKind.Jump ? (AlarmKind)kind : null;
}
