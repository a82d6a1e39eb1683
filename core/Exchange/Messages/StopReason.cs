namespace Federation.Core.Exchange.Messages;

/// <summary>Why one side does not go on with a ledger until an operator has decided. Numbered as on the wire.</summary>
public enum StopReason
{
    /// <summary>The edge's head is lower than what it had announced: its disk was restored from a copy.</summary>
    Behind = 1,

    /// <summary>Same number, other hash: the ledger was cloned or damaged.</summary>
    Forked = 2,

    /// <summary>A sealed frame does not decode.</summary>
    Damaged = 3,

    /// <summary>A protocol or frame format that this nation does not speak.</summary>
    Unsupported = 4,

    /// <summary>This owner's ledger is not expected here.</summary>
    NotExpected = 5,

    /// <summary>The ledger was closed in a repair: nothing more is taken of it.</summary>
    Closed = 6,

    /// <summary>
    /// The ledger goes on in place of a closed one, and the nation's journal, restored to before, knows of no closing.
    /// </summary>
    RepairLost = 7,
}
