namespace Federation.Core.Exchange;

/// <summary>How a frame that came in stands to what is held.</summary>
internal enum IntakeVerdict
{
    /// <summary>It follows the tail and its bytes give its hash.</summary>
    Next,

    /// <summary>Held already, or below all hashes that are remembered.</summary>
    Duplicate,

    /// <summary>Same number, other hash; or it follows another frame than the tail.</summary>
    Fork,

    /// <summary>A number was left out.</summary>
    Gap,

    /// <summary>Its bytes do not give the hash that came with them, or its length is not a frame's.</summary>
    Damaged,
}
