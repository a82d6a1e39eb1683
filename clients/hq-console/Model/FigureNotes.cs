using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.HqConsole.Model;

/// <summary>What has to be said over figures that are not, or not wholly, what happened.</summary>
/// <param name="Nation">Of all that is shown, such as "số liệu minh họa: Nghệ An"; empty: nothing.</param>
/// <param name="Split">
/// Where a province is opened, or one force's part is shown: that how figures are divided is made up; empty: nothing.
/// </param>
/// <param name="MadeUp">The provinces whose figures are made up in whole.</param>
internal sealed record FigureNotes(string Nation, string Split, IReadOnlySet<AreaId> MadeUp)
{
    /// <summary>There is nothing to say.</summary>
    public static FigureNotes None { get; } = Of("");

    /// <summary>A note on everything alone.</summary>
    public static FigureNotes Of(string nation) => new(nation, "", new HashSet<AreaId>());

    /// <summary>True where nothing is ever said.</summary>
    public bool IsEmpty => Nation.Length == 0 && Split.Length == 0;

    /// <summary>What is said on a page.</summary>
    /// <param name="province">The province that is open, or in which one is; null: the nation.</param>
    /// <param name="view">The view that is shown.</param>
    public string On(AreaId? province, View view)
    {
        var isSplit = Split.Length > 0 && (province is not null || view != View.Total);
        return !isSplit || (province is { } open && MadeUp.Contains(open)) ? Nation
            : province is not null || Nation.Length == 0 ? Split
            : $"{Nation} · {Split}";
    }
}
