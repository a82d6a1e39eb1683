using Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>What this silo shows of a briefing now. Immutable; messages are shared, nobody changes them.</summary>
/// <param name="Number">The last event's number; 0: nothing is known yet.</param>
/// <param name="Update">The state, as it is sent; null: nothing is known yet.</param>
/// <param name="Board">The frozen board; null: not at hand yet.</param>
/// <param name="Problem">Why the frozen board cannot be given now; empty: it can, or it is under way.</param>
internal sealed record BriefingShown(long Number, BriefingUpdate? Update, BriefingBoard? Board, string Problem)
{
    /// <summary>The state; null: nothing is known yet.</summary>
    public BriefingState? State => Update?.State;
}
