using Federation.Core.Exchange;

namespace Federation.Core.Vintages.Revisions;

/// <summary>The frames of one ledger that moved a cell, and when the journal took them in.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Count">How many: frames between that did not move the cell are not counted.</param>
/// <param name="FirstAtUnixMicroseconds">When the first was appended.</param>
/// <param name="LastAtUnixMicroseconds">When the last was appended.</param>
public readonly record struct RevisionFrames(
    FrameNumber First,
    FrameNumber Last,
    long Count,
    long FirstAtUnixMicroseconds,
    long LastAtUnixMicroseconds
)
{
    /// <summary>With a frame that came later, or is the last one again.</summary>
    public RevisionFrames With(FrameNumber frame, long atUnixMicroseconds) =>
        frame == Last
            ? this
            : this with
            {
                Last = frame,
                Count = Count + 1,
                LastAtUnixMicroseconds = atUnixMicroseconds,
            };
}
