namespace Federation.Core.Exchange;

/// <summary>Why bytes are no standing.</summary>
/// <param name="Kind">The law that they break.</param>
/// <param name="Offset">The byte at which it was seen, from 0.</param>
/// <param name="Found">The number that was found there; 0 where there is none.</param>
public readonly record struct StandingDecodeError(StandingDecodeErrorKind Kind, int Offset, long Found)
{
    /// <summary><c>OutOfOrder at byte 57 (found 3)</c>.</summary>
    public override string ToString() => $"{Kind} at byte {Offset} (found {Found})";
}
