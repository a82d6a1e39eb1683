namespace Federation.Simulation.World;

/// <summary>A start found that the disk does not hold what was written: the node stops, named <c>Damaged</c>.</summary>
internal sealed class DiskDamagedException(string message) : Exception(message);
