using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.LoadTest;

/// <summary>A ledger whose frames the load generator seals: what a session with the nation asks of it.</summary>
internal interface ISealedLedger
{
    /// <summary>Whose ledger it is.</summary>
    AreaId Owner { get; }

    /// <summary>The ledger.</summary>
    LedgerId Ledger { get; }

    /// <summary>The last frame that is sealed.</summary>
    FrameHead Head { get; }

    /// <summary>The chain's end at a frame, from 0.</summary>
    FrameHead HeadAt(long number);
}
