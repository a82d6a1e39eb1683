namespace Federation.HqConsole.Screen;

/// <summary>What a text means; the palette makes a colour of it, or an emphasis where there are no colours.</summary>
internal enum Ink : byte
{
    /// <summary>Figures and names.</summary>
    Text = 0,

    /// <summary>What explains.</summary>
    Soft,

    /// <summary>What is there when one looks for it.</summary>
    Faint,

    /// <summary>Hairlines.</summary>
    Line,

    /// <summary>Fingerprint, and what is marked for all to see.</summary>
    Gold,

    /// <summary>Live, up.</summary>
    Live,

    /// <summary>Late, down, not confirmed.</summary>
    Warn,

    /// <summary>Stopped, not verified.</summary>
    Bad,

    /// <summary>What no one may overlook: on a ground of its own.</summary>
    Alarm,
}

/// <summary>How a cell looks.</summary>
/// <param name="Ink">What it means.</param>
/// <param name="Bold">Heavy.</param>
/// <param name="Raised">On the ground of the selected row.</param>
internal readonly record struct CellStyle(Ink Ink, bool Bold = false, bool Raised = false)
{
    public static implicit operator CellStyle(Ink ink) => new(ink);
}
