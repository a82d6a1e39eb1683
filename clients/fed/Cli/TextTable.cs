using System.Text;
using Spectre.Console;

namespace Federation.Fed.Cli;

/// <summary>A table: drawn on a terminal, aligned by blanks elsewhere.</summary>
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
        var widths = headings.Select((_, i) => all.Max(row => row[i].Length)).ToList();
        return all.Select(row => Aligned(row, widths));
    }

    private string Aligned(IReadOnlyList<string> row, List<int> widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < row.Count; i++)
        {
            line.Append(columns[i].StartsWith('>') ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i]));
            line.Append("  ");
        }

        return line.ToString().TrimEnd();
    }

    private void Draw()
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var drawn = new TableColumn(Markup.Escape(column.TrimStart('>')));
            table.AddColumn(column.StartsWith('>') ? drawn.RightAligned() : drawn);
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(Markup.Escape).ToArray());
        }

        AnsiConsole.Write(table);
    }
}
