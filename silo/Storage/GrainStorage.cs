namespace Federation.Silo.Storage;

/// <summary>
/// Orleans' grain storage: caches and what can be made again, never a figure, in Orleans' binary form.
/// </summary>
internal static class GrainStorage
{
    /// <summary>The provider's name, for the grains that use it, whichever store it stands on.</summary>
    public const string Name = "nation";
}
