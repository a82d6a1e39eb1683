using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.TestKit.Journal;

/// <summary>Seals frames of one ledger, one after another, from bytes that a test gives.</summary>
public sealed class FrameMaker(AreaId owner, LedgerId ledger)
{
    /// <summary>The last frame's head; H₀ before the first.</summary>
    public FrameHead Head { get; private set; } = FrameChain.Genesis(owner, ledger);

    /// <summary>The next frame.</summary>
    public Frame Next(params byte[] bytes)
    {
        var previous = Head;
        Head = FrameChain.Next(previous, bytes);
        return new Frame(Head, previous.Hash, bytes);
    }
}
