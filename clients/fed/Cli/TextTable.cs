using System.Text;
using Spectre.Console;

namespace Federation.Fed.Cli;

/// <summary>
/// A table: drawn on a terminal, aligned by blanks elsewhere. A column in which no row says anything is left out.
/// </summary>
/// <param name="columns">Headings; one that starts with <c>&gt;</c> is aligned to the right.</param>
internal sealed class TextTable(params IReadOnlyList<string> columns)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <param name="cells">As many as there are columns.</param>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public void WriteTo(Screen screen)
    {
        if (screen.IsTerminal)
        {
            Draw();
        }
        else
        {
            screen.Lines(Plain());
        }
    }

    /// <summary>The lines of the table without any control character.</summary>
    public IEnumerable<string> Plain()
    {
        var headings = columns.Select(column => column.TrimStart('>')).ToList();
        IReadOnlyList<IReadOnlyList<string>> all = [headings, .. _rows];
        var (shown, widths) = (Shown(), headings.Select((_, i) => all.Max(row => row[i].Length)).ToList());
        return all.Select(row => Aligned(row, shown, widths));
    }

    private List<int> Shown() =>
        [.. Enumerable.Range(0, columns.Count).Where(i => _rows.Count == 0 || _rows.Exists(row => row[i].Length > 0))];

    private string Aligned(IReadOnlyList<string> row, List<int> shown, List<int> widths)
    {
        var line = new StringBuilder();
        foreach (var i in shown)
        {
            line.Append(columns[i].StartsWith('>') ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i]));
            line.Append("  ");
        }

        return line.ToString().TrimEnd();
    }

    private void Draw()
    {
        var table = new Table().Border(TableBorder.Simple);
        var shown = Shown();
        foreach (var column in shown.Select(i => columns[i]))
        {
            var drawn = new TableColumn(Markup.Escape(column.TrimStart('>')));
            table.AddColumn(column.StartsWith('>') ? drawn.RightAligned() : drawn);
        }

        foreach (var row in _rows)
        {
            table.AddRow([.. shown.Select(i => Markup.Escape(row[i]))]);
        }

        AnsiConsole.Write(table);
    }
}
