using Federation.Core.Areas;

namespace Federation.HqConsole.Model;

/// <summary>The provinces that are shown, and a cursor that stays on its province wherever that goes.</summary>
internal sealed class ProvinceCursor
{
    private readonly Picker _picker = new();
    private AreaId? _chosen;

    /// <summary>The provinces, in their order.</summary>
    public IReadOnlyList<ProvinceEntry> Entries { get; private set; } = [];

    /// <summary>The place of the cursor, from 0.</summary>
    public int Index => _picker.Index;

    /// <summary>The province that the cursor is on; null where there is none.</summary>
    public ProvinceEntry? Selected => Entries.Count == 0 ? null : Entries[Index];

    /// <summary>Moves by a key and stays on that province; false where the key moves nothing.</summary>
    public bool Move(KeyName key, int page)
    {
        var moved = _picker.Move(key, Entries.Count, page);
        if (moved)
        {
            Stay();
        }

        return moved;
    }

    /// <summary>From now on the cursor goes where its province goes.</summary>
    public void Stay() => _chosen = Selected?.Area ?? _chosen;

    /// <summary>Shows another list.</summary>
    public void Show(IReadOnlyList<ProvinceEntry> entries)
    {
        Entries = entries;
        var index = entries.ToList().FindIndex(entry => entry.Area == _chosen);
        _picker.GoTo(index < 0 ? Index : index, entries.Count);
    }
}
