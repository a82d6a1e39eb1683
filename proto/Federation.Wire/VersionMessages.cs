using Federation.Core.Journal;

namespace Federation.Wire;

/// <summary>Versions on the wire.</summary>
public static class VersionMessages
{
    /// <summary>As the wire says it.</summary>
    public static V1.Version ToWire(this JournalVersion version) =>
        new() { Epoch = version.Epoch, Position = version.Position };

    /// <summary>Reads a version; false where it is missing or has a number below 0.</summary>
    public static bool TryRead(V1.Version? message, out JournalVersion version)
    {
        var valid = message is { Epoch: >= 0, Position: >= 0 };
        version = valid ? new JournalVersion(message!.Epoch, message.Position) : default;
        return valid;
    }
}
