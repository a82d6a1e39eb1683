namespace Federation.EndToEnd.Battery;

/// <summary>What one acknowledged entry does to its province's figures.</summary>
/// <param name="Patrols">+1 for a recording, -1 for a void.</param>
/// <param name="Participants">By how much their sum moves.</param>
internal readonly record struct Change(long Patrols, long Participants);
