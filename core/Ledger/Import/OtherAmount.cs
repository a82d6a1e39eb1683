namespace Federation.Core.Ledger;

/// <summary>
/// An amount that a line of an import may count twice ("có thể tính trùng"): a line of the same file, or a lump that
/// the ledger holds already.
/// </summary>
/// <param name="Content">Area, days, forces and amount.</param>
/// <param name="FileName">The file that it is in or came from, without folders.</param>
/// <param name="Line">Its line there, from 2.</param>
/// <param name="Lump">The lump's id; null for a line of the same file.</param>
public sealed record OtherAmount(LumpContent Content, string FileName, int Line, EntryId? Lump)
{
    /// <summary><c>line 3</c>, or the lump's id.</summary>
    public override string ToString() => Lump?.ToString() ?? $"line {Line}";
}
