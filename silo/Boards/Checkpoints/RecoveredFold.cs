using Federation.Core.Boards;

namespace Federation.Silo.Boards.Checkpoints;

/// <summary>A fold that came back from a checkpoint.</summary>
/// <param name="Fold">The fold, with the records after the checkpoint.</param>
/// <param name="From">The position of the checkpoint.</param>
public sealed record RecoveredFold(BoardFold Fold, long From);
