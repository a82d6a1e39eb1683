namespace Federation.Core.Journal;

/// <summary>The journal does not hold what it must hold: the silo stops, nothing is guessed away.</summary>
/// <param name="message">Names the record, what was expected and what was found.</param>
public sealed class JournalDamagedException(string message) : Exception(message);
