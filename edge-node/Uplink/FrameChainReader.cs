using Federation.Core.Exchange;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Uplink;

/// <summary>
/// The durable frames of the ledger, as the uplink's machine sees them: over a reading connection of its own.
/// </summary>
internal sealed class FrameChainReader(LedgerWriter writer, LedgerReader reader) : IFrameChainReader
{
    /// <inheritdoc/>
    public FrameHead Head => writer.View.Head;

    /// <inheritdoc/>
    public bool TryFind(FrameNumber number, out FrameHash hash, out int bytes)
    {
        var found = number > FrameNumber.None && number <= Head.Number ? reader.ReadFrameMark(number) : null;
        (hash, bytes) = found ?? default;
        return found is not null;
    }
}
