namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Held by the one process that may write a ledger. The operating system lets go of it when the process ends, however
/// it ends; the file itself stays.
/// </summary>
internal sealed class LedgerLock : IDisposable
{
    private readonly FileStream _file;

    private LedgerLock(FileStream file) => _file = file;

    /// <exception cref="LedgerUnavailableException">
    /// Another process holds the ledger, or the file cannot be opened.
    /// </exception>
    public static LedgerLock Take(string dataDirectory)
    {
        var path = LedgerFiles.Lock(dataDirectory);
        try
        {
            return new LedgerLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LedgerUnavailableException(
                $"The ledger in {dataDirectory} is in use by another process, or {path} cannot be opened "
                    + $"({e.Message}). One ledger has one writer: end the other node, or give this one its own "
                    + "Edge:Data.",
                e
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
