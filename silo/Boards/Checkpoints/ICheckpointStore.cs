using Federation.Core.Journal;

namespace Federation.Silo.Boards.Checkpoints;

/// <summary>
/// Where the last checkpoint of the fold is kept. It promises nothing: what it gives may be old, torn, of another
/// journal or nothing, and whoever reads it checks.
/// </summary>
public interface ICheckpointStore
{
    /// <summary>What was kept last; null where there is nothing.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be read now.</exception>
    Task<byte[]?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps this one in place of the last.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be written now; the last one may be gone.</exception>
    Task WriteAsync(long position, ReadOnlyMemory<byte> checkpoint, CancellationToken cancellationToken);
}
