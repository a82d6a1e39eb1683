namespace Federation.HqConsole.Model;

/// <summary>The keys that mean something here.</summary>
internal enum KeyName
{
    /// <summary>A character.</summary>
    Text,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    Enter,
    Escape,
    Backspace,
    Tab,
    Left,
    Right,

    /// <summary>The left button of the mouse.</summary>
    Click,
}

/// <summary>A key that was pressed.</summary>
/// <param name="Name">Which.</param>
/// <param name="Character">The character of <see cref="KeyName.Text"/>.</param>
internal readonly record struct KeyPress(KeyName Name, char Character = default)
{
    /// <summary>Of <see cref="KeyName.Click"/> the row of the screen, from 0.</summary>
    public int Row { get; init; }

    public static KeyPress Of(char character) => new(KeyName.Text, character);
}
