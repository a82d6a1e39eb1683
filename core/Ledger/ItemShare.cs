namespace Federation.Core.Ledger;

/// <summary>What an activity or a lump adds to a figure.</summary>
/// <param name="Place">Its place among <see cref="ProvinceLedger.Items"/>, from 0.</param>
/// <param name="Amount">Base units, never 0.</param>
public readonly record struct ItemShare(int Place, long Amount);
