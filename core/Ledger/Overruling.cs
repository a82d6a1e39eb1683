namespace Federation.Core.Ledger;

/// <summary>Why a caller holds implausible amounts for right.</summary>
/// <param name="Because">The reason's code, which the nation is told.</param>
/// <param name="Reason">In words, 1 to <see cref="CorrectActivity.ReasonCharsMax"/> characters; stays in the
/// province.</param>
public sealed record Overruling(OverruleReason Because, string Reason);
