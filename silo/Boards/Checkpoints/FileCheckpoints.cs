using Federation.Core.Journal;

namespace Federation.Silo.Boards.Checkpoints;

/// <summary>
/// The checkpoint beside the embedded journal: one file, written aside and put in place when it is whole.
/// </summary>
internal sealed class FileCheckpoints(string directory) : ICheckpointStore
{
    /// <summary>Its name in the data directory; it may be deleted at any time.</summary>
    public const string FileName = "boards.checkpoint";

    private readonly string _file = Path.Combine(directory, FileName);

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(_file) ? await File.ReadAllBytesAsync(_file, cancellationToken) : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException($"{_file} cannot be read: {cause.Message}", cause);
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(long position, ReadOnlyMemory<byte> checkpoint, CancellationToken cancellationToken)
    {
        var aside = _file + ".new";
        try
        {
            await using (var stream = File.Create(aside))
            {
                await stream.WriteAsync(checkpoint, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, _file, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException($"{_file} cannot be written: {cause.Message}", cause);
        }
    }
}
