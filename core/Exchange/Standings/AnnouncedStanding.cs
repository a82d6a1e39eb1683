namespace Federation.Core.Exchange;

/// <summary>A standing that was checked, as it goes to the journal.</summary>
/// <param name="Number">The frame that it is of.</param>
/// <param name="Bytes">As its edge encoded it.</param>
internal sealed record AnnouncedStanding(FrameNumber Number, ReadOnlyMemory<byte> Bytes);
