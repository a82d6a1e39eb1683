namespace Federation.Core.Alarms;

/// <summary>What an alarm at the nation is about. Numbered for ever, as on the wire.</summary>
public enum AlarmKind : byte
{
    /// <summary>A ledger brought another frame under a number that the journal holds: it is stopped.</summary>
    Fork = 1,

    /// <summary>A ledger holds less than it had announced: it is stopped.</summary>
    Behind = 2,

    /// <summary>A frame of a ledger does not decode: it is stopped.</summary>
    Damaged = 3,

    /// <summary>The nation lost the repair that a ledger came from: it is stopped.</summary>
    RepairLost = 4,

    /// <summary>Nothing is heard of a ledger's edge node.</summary>
    Silent = 5,

    /// <summary>A province has not closed a quarter, and its deadline is over.</summary>
    Late = 6,

    /// <summary>A province's figure of the running month is far above its months before.</summary>
    Jump = 7,
}
