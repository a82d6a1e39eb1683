namespace Federation.HqConsole.Model;

/// <summary>A place in a list that stays within it.</summary>
internal sealed class Picker
{
    /// <summary>The place, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>Goes to a place, or to the nearest that the list has.</summary>
    public void GoTo(int index, int count) => Index = Math.Clamp(index, 0, Math.Max(0, count - 1));

    /// <summary>Moves by a key; false where the key moves nothing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="count">How long the list is.</param>
    /// <param name="page">How far a page key goes.</param>
    public bool Move(KeyName key, int count, int page)
    {
        int? to = key switch
        {
            KeyName.Up => Index - 1,
            KeyName.Down => Index + 1,
            KeyName.PageUp => Index - page,
            KeyName.PageDown => Index + page,
            KeyName.Home => 0,
            KeyName.End => count - 1,
            _ => null,
        };
        GoTo(to ?? Index, count);
        return to is not null;
    }

    /// <summary>The first line to show so that the place is seen, in the middle where the list allows it.</summary>
    public static int Top(int index, int count, int rows) =>
        Math.Clamp(index - (rows / 2), 0, Math.Max(0, count - rows));

    /// <summary>
    /// The first line to show so that the place is seen with its neighbours, and as much as there is room for of what
    /// comes before it.
    /// </summary>
    public static int LowTop(int index, int count, int rows) =>
        Math.Clamp(index - (rows * 3 / 4), 0, Math.Max(0, count - rows));
}
