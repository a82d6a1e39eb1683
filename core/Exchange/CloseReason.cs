namespace Federation.Core.Exchange;

/// <summary>Why the nation closes a session. But for <see cref="Stopped"/>, the edge comes back by itself.</summary>
public enum CloseReason
{
    /// <summary>A newer session of the same ledger took its place.</summary>
    Superseded,

    /// <summary>Nothing was heard for the time of silence.</summary>
    Silence,

    /// <summary>A frame number was left out; the edge goes on from the watermark.</summary>
    Gap,

    /// <summary>A frame's bytes do not give the hash that came with them: damaged on the way.</summary>
    DamagedOnTheWay,

    /// <summary>More was sent than the credit allows.</summary>
    CreditExceeded,

    /// <summary>The edge said what the protocol does not allow here.</summary>
    ProtocolBroken,

    /// <summary>The journal moved under this machine, which read it again.</summary>
    JournalMoved,

    /// <summary>Another activation writes this ledger; the edge finds it when it comes back.</summary>
    Fenced,

    /// <summary>A Stop was sent before.</summary>
    Stopped,
}
