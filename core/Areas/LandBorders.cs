namespace Federation.Core.Areas;

/// <summary>The neighbours that a province has a land border with.</summary>
[Flags]
public enum LandBorders : byte
{
    /// <summary>No land border.</summary>
    None = 0,

    /// <summary>CN.</summary>
    China = 1,

    /// <summary>LA.</summary>
    Laos = 2,

    /// <summary>KH.</summary>
    Cambodia = 4,
}
