namespace Federation.Core.Exchange;

/// <summary>
/// One attempt of an edge to reach the nation, from 1, counted by <see cref="UplinkMachine"/>: what a connection that
/// was given up still says is told apart by it and dropped.
/// </summary>
public readonly record struct ConnectionNumber(long Value)
{
    /// <summary>The connection after this one.</summary>
    /// <exception cref="OverflowException">Beyond 64 bits.</exception>
    public ConnectionNumber Next() => new(checked(Value + 1));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
