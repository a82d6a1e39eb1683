namespace Federation.Core.Journal;

/// <summary>
/// The right to append to one ledger's part of the journal. Raising it takes the right from whoever held it: a stale
/// twin's
/// append fails on its term. From 1; 0 before the first.
/// </summary>
public readonly record struct WriterTerm(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
