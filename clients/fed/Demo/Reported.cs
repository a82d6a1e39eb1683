using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Fed.Demo;

/// <summary>The published figures that ship with the program (see <c>Reported/SOURCES.md</c>).</summary>
internal static class Reported
{
    private const string Header = "area,from,to,forces,indicator,qualifier,amount";

    /// <summary>The province of Cao Bằng in the first quarter of 2025.</summary>
    public static IReadOnlyList<ReportedLine> CaoBang() => Read("cao-bang-2025-q1");

    /// <summary>The district of Cao Lộc, 2019-09-05 to 2023-12-31.</summary>
    public static IReadOnlyList<ReportedLine> CaoLoc() => Read("cao-loc-2019-2023");

    /// <summary>The border post of Ba Sơn in Cao Lộc, 2023.</summary>
    public static IReadOnlyList<ReportedLine> BaSon() => Read("ba-son-2023");

    private static List<ReportedLine> Read(string name)
    {
        var resource = $"reported/{name}.csv";
        using var stream =
            typeof(Reported).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without {resource}.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), name);
    }

    /// <summary>Reads the format of these files; they hold no quoted fields.</summary>
    /// <exception cref="FormatException">A line does not fit; the message names it.</exception>
    internal static List<ReportedLine> Parse(string text, string name)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (rows.Length == 0 || rows[0] != Header)
        {
            throw new FormatException($"{name}: the first line must be '{Header}'.");
        }

        return rows.Skip(1).Select((row, i) => Line(row) ?? throw Wrong(name, i + 2, row)).ToList();
    }

    private static FormatException Wrong(string name, int line, string row) =>
        new($"{name}, line {line}: '{row}' is not a line of {Header}.");

    private static ReportedLine? Line(string row)
    {
        var fields = row.Split(',');
        return
            fields.Length == 7
            && AreaCode.TryParse(fields[0], out var area)
            && Day.TryParse(fields[1], out var first)
            && Day.TryParse(fields[2], out var last)
            && ForceSet.TryParse(fields[3], out var forces)
            && IndicatorCatalogue.Reference.TryGet(fields[4], out var indicator)
            && QualifierText.TryParse(fields[5], out var qualifier)
            && AmountText.ParseFile(fields[6], indicator) is AmountReading.Valid amount
            ? new ReportedLine(area, new Span(first, last), forces, indicator, qualifier, amount.Amount)
            : null;
    }
}
