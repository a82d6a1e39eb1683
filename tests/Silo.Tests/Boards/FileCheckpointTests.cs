using Federation.Silo.Boards.Checkpoints;
using Federation.Silo.Tests.Rig;

namespace Federation.Silo.Tests.Boards;

/// <summary>The laws of checkpoints on the embedded store.</summary>
public sealed class FileCheckpointTests : CheckpointLaws
{
    internal override Task<Nation> StartAsync(params string[] more) => Nation.StartAsync(Data, more);

    protected override Task DeleteAsync()
    {
        File.Delete(Path.Combine(Data, FileCheckpoints.FileName));
        return Task.CompletedTask;
    }
}
