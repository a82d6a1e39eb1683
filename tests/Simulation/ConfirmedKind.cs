namespace Federation.Simulation;

/// <summary>What a caller was told is done.</summary>
public enum ConfirmedKind
{
    /// <summary>An activity is recorded.</summary>
    Recorded,

    /// <summary>An activity says something else from now on.</summary>
    Corrected,

    /// <summary>
    /// A second record of an activity joined it: the activity is of these forces too, and what it says else stands.
    /// </summary>
    Joined,

    /// <summary>An activity counts no more.</summary>
    Voided,

    /// <summary>A lump is imported.</summary>
    Imported,

    /// <summary>A lump counts no more: its import was undone, or another lump took its place.</summary>
    Withdrawn,
}
