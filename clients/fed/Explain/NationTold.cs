using Version = Federation.Wire.V1.Version;

namespace Federation.Fed.Explain;

/// <summary>What the nation says of a figure.</summary>
/// <param name="Amount">The figure, base units.</param>
/// <param name="IsAnnounced">True where announced totals are in it, ahead of their frames.</param>
/// <param name="Version">Its version.</param>
/// <param name="Steps">Its force sets, and the areas that it is made of.</param>
internal sealed record NationTold(long Amount, bool IsAnnounced, Version Version, IReadOnlyList<Step> Steps);
