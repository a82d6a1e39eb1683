using System.Globalization;
using Federation.Core.Briefings;
using Federation.Fed.Cli;
using AgendaItem = Federation.Wire.V1.AgendaItem;
using BriefingTask = Federation.Wire.V1.BriefingTask;
using WireAgendaKind = Federation.Wire.V1.AgendaKind;

namespace Federation.Fed.Briefings;

/// <summary>
/// An agenda or tasks as a clerk writes them in a spreadsheet: tab-separated, a first line that names the columns, the
/// others one item each; columns that are left out are empty.
/// </summary>
internal static class PlanFile
{
    private static readonly string[] AgendaColumns =
    [
        "kind",
        "minutes",
        "ministry",
        "area",
        "speaker",
        "rank",
        "title",
        "topic",
    ];

    private static readonly string[] TaskColumns = ["text", "owner", "due", "done"];

    /// <summary>The items of an agenda, in order.</summary>
    /// <exception cref="FedException">The file cannot be read, or a line is wrong; it is named.</exception>
    public static IReadOnlyList<AgendaItem> Agenda(string path) =>
        [
            .. Rows(path, AgendaColumns)
                .Select(row => new AgendaItem
                {
                    Kind = AgendaKinds.TryParse(row["kind"], out var kind)
                        ? (WireAgendaKind)kind
                        : throw Wrong(
                            path,
                            row,
                            $"kind '{row["kind"]}' must be {string.Join(", ", AgendaKinds.AllCodes)}"
                        ),
                    Minutes = Minutes(path, row),
                    Ministry = row["ministry"],
                    Area = row["area"],
                    Speaker = row["speaker"],
                    Rank = row["rank"],
                    Title = row["title"],
                    Topic = row["topic"],
                }),
        ];

    /// <summary>The tasks, in order.</summary>
    /// <exception cref="FedException">The file cannot be read, or a line is wrong; it is named.</exception>
    public static IReadOnlyList<BriefingTask> Tasks(string path) =>
        [
            .. Rows(path, TaskColumns)
                .Select(row => new BriefingTask
                {
                    Text = row["text"],
                    Owner = row["owner"],
                    Due = row["due"],
                    Done = row["done"] switch
                    {
                        "" or "no" => false,
                        "yes" => true,
                        _ => throw Wrong(path, row, $"done '{row["done"]}' must be yes or no"),
                    },
                }),
        ];

    private static int Minutes(string path, Dictionary<string, string> row) =>
        row["minutes"].Length == 0 ? 0
        : int.TryParse(row["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes
        : throw Wrong(path, row, $"minutes '{row["minutes"]}' must be a whole number");

    private static IEnumerable<Dictionary<string, string>> Rows(string path, string[] columns)
    {
        var lines = Read(path);
        var header = lines.Length == 0 ? [] : Array.ConvertAll(lines[0].Split('\t'), name => name.Trim());
        if (header.FirstOrDefault(name => !columns.Contains(name), lines.Length == 0 ? "" : null) is { } unknown)
        {
            throw FedException.Usage($"{path}:1: column '{unknown}' must be one of: {string.Join(", ", columns)}.");
        }

        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0)
            {
                continue;
            }

            var row = columns.ToDictionary(name => name, _ => "", StringComparer.Ordinal);
            row["line"] = (i + 1).ToString(CultureInfo.InvariantCulture);
            foreach (var (name, value) in header.Zip(lines[i].Split('\t')))
            {
                row[name] = value.Trim();
            }

            yield return row;
        }
    }

    private static string[] Read(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw FedException.Usage($"{path} cannot be read: {wrong.Message}");
        }
    }

    private static FedException Wrong(string path, Dictionary<string, string> row, string reason) =>
        FedException.Usage($"{path}:{row["line"]}: {reason}.");
}
