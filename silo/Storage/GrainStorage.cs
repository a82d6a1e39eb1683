namespace Federation.Silo.Storage;

/// <summary>
/// Orleans' grain storage, in Orleans' binary form: the events of briefings, caches and what can be made again; never a
/// figure.
/// </summary>
internal static class GrainStorage
{
    /// <summary>The provider's name, for the grains that use it, whichever store it stands on.</summary>
    public const string Name = "nation";
}
