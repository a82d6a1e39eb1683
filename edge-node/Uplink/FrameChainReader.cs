using Federation.Core.Exchange;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Uplink;

/// <summary>
/// The durable frames of one ledger, as the uplink's machine sees them: over a reading connection of its own. When
/// another ledger takes its place, it stays as it was.
/// </summary>
internal sealed class FrameChainReader(LedgerWriter writer, LedgerReader reader, LedgerView first) : IFrameChainReader
{
    private LedgerView _seen = first;

    /// <inheritdoc/>
    public bool Follows => _seen.Repairs.Count > 0;

    /// <inheritdoc/>
    public FrameHead Head
    {
        get
        {
            var view = writer.View;
            _seen = view.Header == _seen.Header ? view : _seen;
            return _seen.Head;
        }
    }

    /// <inheritdoc/>
    public bool TryFind(FrameNumber number, out FrameHash hash, out int bytes)
    {
        var found = number > FrameNumber.None && number <= Head.Number ? reader.ReadFrameMark(number) : null;
        (hash, bytes) = found ?? default;
        return found is not null;
    }
}
