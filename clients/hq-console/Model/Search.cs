namespace Federation.HqConsole.Model;

/// <summary>The lists in which something can be searched for.</summary>
internal enum Searched
{
    /// <summary>The provinces.</summary>
    Provinces = 0,

    /// <summary>The areas in the open one.</summary>
    Areas = 1,

    /// <summary>The indicators of the open area.</summary>
    Indicators = 2,
}

/// <summary>What is being typed to find, and in which list: the others stay as they are.</summary>
internal sealed class Search
{
    /// <summary>What was typed; null while nothing is searched for.</summary>
    public string? Typed { get; private set; }

    /// <summary>The list that is searched, or was last.</summary>
    public Searched List { get; private set; }

    /// <summary>Begins with nothing typed.</summary>
    public void Open(Searched list) => (Typed, List) = ("", list);

    /// <summary>
    /// Takes a character, or deletes one; Enter, Escape and Backspace in an empty field end it: every list is whole.
    /// </summary>
    public void OnKey(KeyPress key)
    {
        Typed = key.Name switch
        {
            KeyName.Text => Typed + key.Character,
            KeyName.Backspace when Typed is { Length: > 0 } typed => typed[..^1],
            KeyName.Backspace or KeyName.Enter or KeyName.Escape => null,
            _ => Typed,
        };
    }

    /// <summary>What is found in a list; all of it where another one is searched.</summary>
    public IReadOnlyList<T> In<T>(Searched list, IReadOnlyList<T> all, Func<T, string> textOf) =>
        Typed is { Length: > 0 } typed && List == list ? [.. all.Where(one => Folding.Finds(typed, textOf(one)))] : all;
}
