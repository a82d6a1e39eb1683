using Federation.Core.Boards;
using Federation.Wire.V1;

namespace Federation.Client;

/// <summary>What a screen knows of a briefing at one moment. Messages are shared: nobody changes them.</summary>
/// <param name="State">The last state; null before the first.</param>
/// <param name="Frozen">
/// The last frozen board that was verified; it may be another than the state's for a moment: <see cref="IsVerified"/>.
/// </param>
/// <param name="LastYear">Last year's figures beside it, verified; null: there are none.</param>
/// <param name="Beat">The last beat; null before the first.</param>
/// <param name="IsConfirmed">True while the silo heard from the briefing within three seconds.</param>
/// <param name="Source">The address that is followed.</param>
/// <param name="Problem">Why it is not confirmed or not verified, for the operator; empty: nothing is wrong.</param>
public sealed record BriefingView(
    BriefingState? State,
    Board? Frozen,
    Board? LastYear,
    BriefingBeat? Beat,
    bool IsConfirmed,
    Uri Source,
    string Problem
)
{
    /// <summary>True where the board that is held is the one that the briefing is frozen at.</summary>
    public bool IsVerified =>
        State is not null && Frozen is not null && State.Frozen.Digest.Span.SequenceEqual(Frozen.Digest.ToArray());
}
