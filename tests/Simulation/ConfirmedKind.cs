namespace Federation.Simulation;

/// <summary>What a caller was told is done.</summary>
public enum ConfirmedKind
{
    /// <summary>An activity is recorded.</summary>
    Recorded,

    /// <summary>An activity says something else from now on.</summary>
    Corrected,

    /// <summary>An activity counts no more.</summary>
    Voided,

    /// <summary>A lump is imported.</summary>
    Imported,

    /// <summary>A lump counts no more: its import was undone, or another lump took its place.</summary>
    Withdrawn,
}
