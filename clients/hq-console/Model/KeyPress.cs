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
}

/// <summary>A key that was pressed.</summary>
/// <param name="Name">Which.</param>
/// <param name="Character">The character of <see cref="KeyName.Text"/>.</param>
internal readonly record struct KeyPress(KeyName Name, char Character = default)
{
    public static KeyPress Of(char character) => new(KeyName.Text, character);
}
