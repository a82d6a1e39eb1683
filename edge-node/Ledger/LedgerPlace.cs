namespace Federation.EdgeNode.Ledger;

/// <summary>Whose ledger it is, and where its files are.</summary>
/// <param name="Setting">The setting that names it, for messages: <c>Edge:Owner</c>.</param>
/// <param name="Owner">As <see cref="LedgerOwner"/> reads it.</param>
/// <param name="Data">Its directory.</param>
/// <param name="Mirror">The directory of its second copy; empty: none.</param>
/// <param name="IsMade">
/// True: the directory is made where it is missing. False: it must be there, with the ledger that was brought here, or
/// empty where a person made it for a new one.
/// </param>
internal sealed record LedgerPlace(string Setting, string Owner, string Data, string Mirror, bool IsMade);
