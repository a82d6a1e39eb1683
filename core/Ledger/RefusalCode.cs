namespace Federation.Core.Ledger;

/// <summary>Why a command is refused. Each code has one status on the wire.</summary>
public enum RefusalCode
{
    /// <summary>A field's value cannot be right, whatever the ledger holds.</summary>
    InvalidField,

    /// <summary>The id is taken by something that says something else.</summary>
    IdTaken,

    /// <summary>The ledger holds nothing of that id.</summary>
    NotFound,

    /// <summary>The command is well formed, but what it is about is not in a state for it.</summary>
    WrongState,

    /// <summary>The claim does not speak for the force that leads.</summary>
    NotPermitted,

    /// <summary>What is to be counted was declared zero or not applicable: withdraw that first.</summary>
    Declared = 105,

    /// <summary>What is to be declared zero or not applicable was counted: void or correct that first.</summary>
    Counted = 106,

    /// <summary>The amounts are implausible: they are recorded once somebody says why they are right.</summary>
    Warning = 130,

    /// <summary>It belongs to another ledger of the same node than what it is about, or to several.</summary>
    OtherLedger = 160,

    /// <summary>The other ministry holds control of the briefing.</summary>
    ControlHeld = 231,

    /// <summary>Something happened in the briefing since the state that the command was decided against.</summary>
    Overtaken = 232,

    /// <summary>What is signed or agreed to are other figures than those of the frozen board.</summary>
    OtherFigures = 233,

    /// <summary>The signature is not that of the ministry's key over what it would sign.</summary>
    BadSignature = 234,

    /// <summary>Somebody acknowledged the alarm already.</summary>
    AlarmAcknowledged = 245,

    /// <summary>What the alarm was about is over.</summary>
    AlarmCleared = 246,
}
