using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Areas;

/// <summary>One line of the reference file: a version of an area, with what the file says of the area itself.</summary>
internal sealed record AreaRow(
    int Line,
    AreaId Id,
    AreaId? Parent,
    string Local,
    AreaVersion Version,
    AreaId[] Predecessors
);

/// <summary>Reads the lines of <c>areas.tsv</c>. What spans lines is checked by <see cref="AreaIndex"/>.</summary>
internal static class AreaFile
{
    /// <summary>The first line of such a file.</summary>
    public const string Header =
        "id\tparent_id\tcode\tkind\tname_vi\tname_ascii\tfull_name_vi\tregion\tmilitary_region\tland_border\tcoast"
        + "\tvalid_from\tvalid_to\tpredecessors\tforce";

    private const int IdMax = 1_000_000;

    /// <exception cref="FormatException">A line is malformed.</exception>
    public static List<AreaRow> Read(string text)
    {
        var shared = new Dictionary<string, string>();
        var rows = new List<AreaRow>();
        foreach (var (line, fields) in ReferenceFile.Rows(text, Header))
        {
            rows.Add(Row(line, fields, shared));
        }

        return rows;
    }

    private static AreaRow Row(int line, string[] fields, Dictionary<string, string> shared)
    {
        var id = Id(line, fields[0]);
        var version = new AreaVersion
        {
            Id = id,
            Code = default,
            Kind = AreaKinds.TryParse(fields[3], out var kind) ? kind : throw Bad(line, "kind", fields[3]),
            NameVi = fields[4],
            NameAscii = fields[5] == fields[4] ? fields[4] : fields[5],
            FullNameVi = fields[6],
            Region = Shared(fields[7], shared),
            MilitaryRegion = Shared(fields[8], shared),
            LandBorders = Borders(line, fields[9]),
            HasCoast = fields[10] switch
            {
                "" => false,
                "coast" => true,
                _ => throw Bad(line, "coast", fields[10]),
            },
            Validity = Validity(line, fields[11], fields[12]),
            Force = ForceOf(line, fields[14]),
        };
        AreaId[] predecessors = fields[13].Length == 0 ? [] : [.. fields[13].Split(';').Select(p => Id(line, p))];
        return new AreaRow(
            line,
            id,
            fields[1].Length == 0 ? null : Id(line, fields[1]),
            Shared(fields[2], shared) ?? "",
            version,
            predecessors
        );
    }

    private static AreaId Id(int line, string text) =>
        int.TryParse(text, out var value) && value is > 0 and <= IdMax
            ? new AreaId(value)
            : throw Bad(line, "id", text);

    private static Span Validity(int line, string from, string to)
    {
        if (!Day.TryParse(from, out var first))
        {
            throw Bad(line, "valid_from", from);
        }

        var last = AreaVersion.StillValid;
        var known = to.Length == 0 || Day.TryParse(to, out last);
        return known && first <= last ? new Span(first, last) : throw Bad(line, "valid_to", to);
    }

    private static LandBorders Borders(int line, string text)
    {
        var borders = LandBorders.None;
        foreach (var code in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            borders |= code switch
            {
                "CN" => LandBorders.China,
                "LA" => LandBorders.Laos,
                "KH" => LandBorders.Cambodia,
                _ => throw Bad(line, "land_border", text),
            };
        }

        return borders;
    }

    private static Force? ForceOf(int line, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return Forces.TryParse(text, out var force) ? force : throw Bad(line, "force", text);
    }

    private static string? Shared(string text, Dictionary<string, string> shared)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!shared.TryGetValue(text, out var known))
        {
            shared.Add(text, text);
            known = text;
        }

        return known;
    }

    private static FormatException Bad(int line, string column, string value) =>
        new($"Areas, line {line}: '{value}' is no {column}.");
}
