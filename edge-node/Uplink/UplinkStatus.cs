using Federation.Core.Exchange;

namespace Federation.EdgeNode.Uplink;

/// <summary>Where the line to the nation stands: set by the uplink, read by whoever shows it.</summary>
internal sealed class UplinkStatus
{
    private LinkStatus _current = new(UplinkState.Down, UplinkReason.None, "");

    /// <summary>The status now. Any thread.</summary>
    public LinkStatus Current => Volatile.Read(ref _current);

    /// <summary>Replaces it.</summary>
    public void Set(LinkStatus status) => Volatile.Write(ref _current, status);
}
