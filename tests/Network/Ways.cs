namespace Federation.Network;

/// <summary>Directions of a line, as seen by the one who connected.</summary>
[Flags]
public enum Ways
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>From the one who connected to the target.</summary>
    Up = 1,

    /// <summary>From the target to the one who connected.</summary>
    Down = 2,

    /// <summary>Both.</summary>
    Both = Up | Down,
}
