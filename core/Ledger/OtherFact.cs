namespace Federation.Core.Ledger;

/// <summary>
/// A fact that is no posting, in its canonical byte form: what a frame carries of it. Kinds that have a type of their
/// own are read from it; one that no type reads is kept as it is, never dropped.
/// </summary>
public sealed class OtherFact : IEquatable<OtherFact>
{
    private readonly byte[] _bytes;

    /// <param name="kind">Any number but 0 and that of a posting.</param>
    /// <param name="bytes">Of the canonical form; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is 0 or a posting's.</exception>
    public OtherFact(FactKind kind, ReadOnlySpan<byte> bytes)
    {
        if (kind is default(FactKind) or FactKind.Posting)
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "A posting has columns of its own.");
        }

        Kind = kind;
        _bytes = bytes.ToArray();
    }

    /// <summary>Numbered for ever; may be a number that this code does not name.</summary>
    public FactKind Kind { get; }

    /// <summary>The canonical form; may be empty.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <inheritdoc/>
    public bool Equals(OtherFact? other) => other is not null && Kind == other.Kind && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OtherFact);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Kind);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary><c>Closing 0a1b</c>, for messages.</summary>
    public override string ToString() => $"{Kind} {Convert.ToHexStringLower(_bytes)}";
}
