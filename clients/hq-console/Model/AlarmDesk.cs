using Federation.Client;
using Federation.Core.Areas;
using Federation.Wire.V1;

namespace Federation.HqConsole.Model;

/// <summary>
/// The nation's alarms on the console, the cursor in them, and who is at the desk: a name that is asked once a shift,
/// with the first acknowledgement. One thread at a time.
/// </summary>
internal sealed class AlarmDesk
{
    private const int NameCharsMax = Core.Alarms.AlarmBook.NameCharsMax;

    private readonly Picker _picker = new();
    private readonly Picker _lines = new();
    private readonly Queue<AlarmOrder> _orders = [];
    private long? _asked;
    private long _chosen;

    /// <summary>As the nation told them last.</summary>
    public StandingAlarms Standing { get; private set; } = StandingAlarms.Unknown;

    /// <inheritdoc cref="StandingAlarms.All"/>
    public IReadOnlyList<Alarm> Alarms => Standing.All;

    /// <inheritdoc cref="StandingAlarms.Open"/>
    public int Open => Standing.Open;

    /// <inheritdoc cref="StandingAlarms.Shift"/>
    public ShiftTaken? Shift => Standing.Shift;

    /// <summary>Who is at the desk; empty: not asked yet.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name that is being typed; null: none is.</summary>
    public string? Typed { get; private set; }

    /// <summary>What became of the last order, or why alarms are not known; empty: nothing to say.</summary>
    public string Said { get; private set; } = "";

    /// <inheritdoc cref="StandingAlarms.IsKnown"/>
    public bool IsKnown => Standing.IsKnown;

    /// <summary>The place of the cursor.</summary>
    public int Index => _picker.Index;

    /// <summary>True while what is handed over with the shift is shown instead of the list.</summary>
    public bool IsHandover { get; private set; }

    /// <summary>What is handed over; null before it came.</summary>
    public Handover? Handover { get; private set; }

    /// <summary>The line of the handover that the cursor is on.</summary>
    public int HandoverLine => _lines.Index;

    /// <summary>The alarm that the cursor is on; null where there is none.</summary>
    public Alarm? Selected => Alarms.Count == 0 ? null : Alarms[Index];

    /// <inheritdoc cref="StandingAlarms.Of"/>
    public Alarm? Of(AreaId province) => Standing.Of(province);

    /// <summary>What the nation tells; where it did not answer the last that is known stays.</summary>
    public void OnNews(AlarmNews news)
    {
        Handover = news.Handover ?? Handover;
        Said = news.Said.Length > 0 || news.Answer is null ? news.Said : Said;
        if (news.Answer is not { } answer)
        {
            return;
        }

        Standing = StandingAlarms.Read(answer);
        var at = Alarms.ToList().FindIndex(alarm => alarm.Number == _chosen);
        _picker.GoTo(at < 0 ? Index : at, Alarms.Count);
    }

    /// <summary>Puts the cursor on the first alarm of a province; null, or none of it: it stays.</summary>
    public void GoTo(AreaId? province)
    {
        if (province is { } area && Of(area) is { } alarm)
        {
            _chosen = alarm.Number;
            _picker.GoTo(Alarms.ToList().IndexOf(alarm), Alarms.Count);
        }
    }

    /// <summary>Takes a key of the page of alarms; false where it means nothing here.</summary>
    public bool OnKey(KeyPress key, int page)
    {
        if (Typed is not null)
        {
            OnNameKey(key);
            return true;
        }

        if (Move(key.Name, page))
        {
            return true;
        }

        switch (key)
        {
            case { Name: KeyName.Enter } when !IsHandover:
            case { Name: KeyName.Text, Character: 'a' or 'A' } when !IsHandover:
                Ask(Selected?.Number);
                return true;
            case { Name: KeyName.Tab }:
            case { Name: KeyName.Text, Character: 'h' or 'H' }:
            case { Name: KeyName.Escape } when IsHandover:
                IsHandover = !IsHandover;
                return true;
            case { Name: KeyName.Text, Character: 'n' or 'N' }:
                (_asked, Typed) = (0, "");
                return true;
            default:
                return false;
        }
    }

    /// <summary>What is to be done next; null: nothing.</summary>
    public AlarmOrder? TakeOrder() => _orders.TryDequeue(out var order) ? order : null;

    private bool Move(KeyName key, int page)
    {
        if (IsHandover)
        {
            return _lines.Move(key, Handover is null ? 0 : HandoverText.Vi(Handover).Count, page);
        }

        var isMoved = _picker.Move(key, Alarms.Count, page);
        _chosen = isMoved ? Selected?.Number ?? 0 : _chosen;
        return isMoved;
    }

    private void Ask(long? alarm)
    {
        if (alarm is null)
        {
            return;
        }

        (_asked, Said) = (alarm, "");
        if (Name.Length == 0)
        {
            Typed = "";
            return;
        }

        Give();
    }

    private void OnNameKey(KeyPress key)
    {
        switch (key.Name)
        {
            case KeyName.Text when Typed!.Length < NameCharsMax:
                Typed += key.Character;
                break;
            case KeyName.Backspace when Typed is { Length: > 0 } typed:
                Typed = typed[..^1];
                break;
            case KeyName.Enter when Typed!.Trim() is { Length: > 0 } name:
                (Name, Typed) = (name, null);
                Give();
                break;
            case KeyName.Escape:
            case KeyName.Backspace:
                (Typed, _asked) = (null, null);
                break;
            default:
                break;
        }
    }

    /// <summary>A new name takes the shift over; an alarm is acknowledged with the name that is known.</summary>
    private void Give()
    {
        if (_asked is { } alarm)
        {
            _orders.Enqueue(new AlarmOrder(Guid.CreateVersion7(), alarm == 0 ? null : alarm, Name));
        }

        _asked = null;
    }
}
