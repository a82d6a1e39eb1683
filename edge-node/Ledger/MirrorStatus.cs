namespace Federation.EdgeNode.Ledger;

/// <summary>What became of the second copy when the ledger was opened.</summary>
/// <param name="Word"><c>same</c>, <c>brought_up</c>, <c>healed</c>; empty: there is no mirror.</param>
/// <param name="Note">What was done, in words; empty: nothing.</param>
internal sealed record MirrorStatus(string Word, string Note)
{
    /// <summary>No mirror is kept.</summary>
    public static MirrorStatus None { get; } = new("", "");

    /// <summary>Both copies held the same.</summary>
    public static MirrorStatus Same { get; } = new("same", "");

    /// <summary>The mirror lacked something, and has it now.</summary>
    public static MirrorStatus BroughtUp(string note) => new("brought_up", note);

    /// <summary>The ledger lacked something, and has it from the mirror.</summary>
    public static MirrorStatus Healed(string note) => new("healed", note);
}
