namespace Federation.Core.Journal;

/// <summary>
/// The store cannot be read or written now: full, read-only, locked, not reachable. A write that ends so may have been
/// committed all the same; the same call may be made again later.
/// </summary>
/// <param name="message">Names the store and what it said.</param>
/// <param name="cause">The store's own exception, where there is one.</param>
public sealed class JournalUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
