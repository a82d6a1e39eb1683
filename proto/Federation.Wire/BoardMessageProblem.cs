namespace Federation.Wire;

/// <summary>Why a message about a board cannot be used. After any of these the reader asks for a snapshot.</summary>
public enum BoardMessageProblem
{
    /// <summary>A version is missing or negative.</summary>
    BadVersion = 1,

    /// <summary>The bytes are not a board, or not a delta.</summary>
    BadBytes = 2,

    /// <summary>The board inside is of other days than the message says.</summary>
    OtherPeriod = 3,

    /// <summary>The delta is for another version than the reader holds.</summary>
    OtherBase = 4,

    /// <summary>The digest of what resulted is not the one that came with it: the figures must not be shown.</summary>
    DigestDiffers = 5,
}
