namespace Federation.Core.Boards;

/// <summary>Why bytes are no checkpoint of a fold.</summary>
public enum FoldCheckpointError
{
    /// <summary>They end too soon, or were changed: the SHA-256 at their end is not theirs.</summary>
    DigestDiffers = 1,

    /// <summary>They are of another format.</summary>
    UnknownFormat = 2,

    /// <summary>They are whole, and not what the format says.</summary>
    Malformed = 3,
}
