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

    /// <summary>A participant left an activity: it is of the other forces, and what it says else stands.</summary>
    Declined,

    /// <summary>An activity counts no more.</summary>
    Voided,

    /// <summary>A lump is imported, or is the posted difference of a return.</summary>
    Imported,

    /// <summary>A lump counts no more: its import was undone, or another lump took its place.</summary>
    Withdrawn,

    /// <summary>An activity draws so much from a lump, in all.</summary>
    Drawn,

    /// <summary>A part of a closing: what these say is approved from now on, and stays as it is else.</summary>
    MadeApproved,

    /// <summary>A part of a reopening: what these say is provisional again, and stays as it is else.</summary>
    MadeProvisional,

    /// <summary>A force closed an area through a day.</summary>
    Closed,

    /// <summary>A force reopened an area from a day on.</summary>
    Reopened,

    /// <summary>A return is filed.</summary>
    Filed,

    /// <summary>Warnings about what an activity says were overruled.</summary>
    Overruled,

    /// <summary>A force declared indicators zero, in an area and a period.</summary>
    DeclaredZero,

    /// <summary>A force declared that indicators cannot be, in an area and a period.</summary>
    DeclaredNotApplicable,

    /// <summary>A force declares nothing of indicators any more, in an area and a period.</summary>
    DeclaredNoMore,
}
