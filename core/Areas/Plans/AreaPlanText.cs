using System.Text;
using Federation.Core.Calendars;

namespace Federation.Core.Areas.Plans;

/// <summary>The text of a catalogue with that of a plan.</summary>
public static class AreaPlanText
{
    /// <summary>
    /// The rows of an id that the plan names are replaced where they stood; those of new ids come at the end, in the
    /// plan's order.
    /// </summary>
    public static string Merge(string catalogue, string plan)
    {
        var named = Rows(plan).GroupBy(IdOf).ToDictionary(rows => rows.Key, rows => rows.ToList());
        var merged = new StringBuilder(catalogue.Length + plan.Length).Append(AreaFile.Header).Append('\n');
        foreach (var row in Rows(catalogue))
        {
            if (!named.TryGetValue(IdOf(row), out var rows))
            {
                _ = merged.Append(row).Append('\n');
                continue;
            }

            Append(merged, rows);
            rows.Clear();
        }

        foreach (var rows in named.Values)
        {
            Append(merged, rows);
        }

        return merged.ToString();
    }

    /// <summary>The plan that adds a post.</summary>
    /// <param name="areas">The catalogue.</param>
    /// <param name="parent">The district or commune that it lies in.</param>
    /// <param name="post">Its local code.</param>
    /// <param name="name">Its official name, and the same in ASCII.</param>
    /// <param name="force">The code of its force.</param>
    /// <param name="from">Its first day; its last is its parent's.</param>
    /// <param name="predecessor">The AreaId that it goes on from; 0: none.</param>
    public static string Post(
        AreaCatalogue areas,
        AreaId parent,
        string post,
        (string Vi, string Ascii) name,
        string force,
        Day from,
        int predecessor
    )
    {
        var last = areas.Get(parent).Validity.Last;
        string[] fields =
        [
            $"{areas.All[^1].Id.Value + 1}",
            $"{parent.Value}",
            post,
            AreaKind.Post.Code(),
            name.Vi,
            name.Ascii,
            name.Vi,
            "",
            "",
            "",
            "",
            $"{from}",
            last == AreaVersion.StillValid ? "" : $"{last}",
            predecessor == 0 ? "" : $"{predecessor}",
            force,
        ];
        return $"{AreaFile.Header}\n{string.Join('\t', fields)}\n";
    }

    private static IEnumerable<string> Rows(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.TrimEnd('\r'));

    private static string IdOf(string row) => row[..Math.Max(0, row.IndexOf('\t'))];

    private static void Append(StringBuilder text, List<string> rows)
    {
        foreach (var row in rows)
        {
            _ = text.Append(row).Append('\n');
        }
    }
}
