namespace Federation.HqConsole.Model;

/// <summary>
/// A list with a field over it: while it is open, every character goes into the field and leaves in the list what it
/// finds; arrows move, Enter takes, Escape leaves.
/// </summary>
/// <param name="find">What the field finds; everything where it is empty.</param>
internal sealed class Chooser<T>(Func<string, IReadOnlyList<T>> find)
{
    private readonly Picker _picker = new();

    /// <summary>What was typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What can be taken now.</summary>
    public IReadOnlyList<T> Choices => find(Typed);

    /// <summary>The place of the cursor.</summary>
    public int Index => Math.Min(_picker.Index, Math.Max(0, Choices.Count - 1));

    /// <summary>Opens it with the cursor on what is shown now.</summary>
    public void Open(T shown)
    {
        Typed = "";
        var choices = Choices;
        _picker.GoTo(choices.ToList().IndexOf(shown), choices.Count);
    }

    /// <summary>Takes a key; false where it is not one for a field or a list: Enter, Escape and the like.</summary>
    public bool OnKey(KeyPress key, int page)
    {
        switch (key.Name)
        {
            case KeyName.Text:
                Typed += key.Character;
                break;
            case KeyName.Backspace when Typed.Length > 0:
                Typed = Typed[..^1];
                break;
            case KeyName.Backspace:
                return false;
            default:
                return _picker.Move(key.Name, Choices.Count, page);
        }

        _picker.GoTo(0, Choices.Count);
        return true;
    }

    /// <summary>True where a key that was not taken ends the choice: Escape with none, Enter with one.</summary>
    public bool IsOver(KeyPress key, out List<T> choices)
    {
        var isTaken = TryTake(out var choice);
        choices = key.Name == KeyName.Enter && isTaken ? [choice] : [];
        return choices.Count > 0 || key.Name is KeyName.Escape or KeyName.Backspace;
    }

    /// <summary>What the cursor is on; false where nothing was found.</summary>
    public bool TryTake(out T choice)
    {
        var choices = Choices;
        choice = choices.Count == 0 ? default! : choices[Index];
        return choices.Count > 0;
    }
}
