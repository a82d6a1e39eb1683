namespace Federation.Core.Exchange;

/// <summary>How the nation sees the link to a ledger. Numbered as on the wire.</summary>
public enum LinkState
{
    /// <summary>A session is open and is heard.</summary>
    Up = 1,

    /// <summary>Known, no session.</summary>
    Down = 2,

    /// <summary>A session is open and the frames of a backlog are coming in.</summary>
    CatchingUp = 3,

    /// <summary>Stopped: the edge holds less than it had announced.</summary>
    Behind = 4,

    /// <summary>Stopped: same number, other hash.</summary>
    Forked = 5,

    /// <summary>Stopped: a frame does not decode, or the edge speaks what this nation does not.</summary>
    Damaged = 6,

    /// <summary>A session is open, and the edge sends again what the nation had receipted and lost.</summary>
    NationBehind = 7,

    /// <summary>Closed in a repair: another ledger goes on in its place.</summary>
    Closed = 8,

    /// <summary>Stopped: the nation lost the repair that the ledger came from, and with it what was adopted.</summary>
    RepairLost = 9,
}
