using Federation.Core.Calendars;

namespace Federation.BriefingDisplay.Walls;

/// <summary>A province at its place on the map.</summary>
/// <param name="Code">Its code; HS and TS are the archipelagos.</param>
/// <param name="Row">From the north, from 0.</param>
/// <param name="Column">From the west, from 0.</param>
public sealed record MapTile(string Code, int Row, int Column)
{
    /// <summary>The first day of the thirty-four provinces.</summary>
    public static readonly Day Merger = new(2025, 7, 1);

    /// <summary>Hoàng Sa and Trường Sa: part of a province, drawn where they lie.</summary>
    public bool IsArchipelago => Code is "HS" or "TS";

    /// <summary>The tiles of a layout, 34 or 63.</summary>
    public static IReadOnlyList<MapTile> Of(int layout) => layout == 63 ? SixtyThree.Value : ThirtyFour.Value;

    private static readonly Lazy<IReadOnlyList<MapTile>> ThirtyFour = new(() => Read("34"));
    private static readonly Lazy<IReadOnlyList<MapTile>> SixtyThree = new(() => Read("63"));

    private static List<MapTile> Read(string layout)
    {
        using var stream = typeof(MapTile).Assembly.GetManifestResourceStream($"reference/tile-map-{layout}.csv")!;
        using var reader = new StreamReader(stream);
        var rows = reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. rows.Skip(1)
                .Select(row => row.Split(','))
                .Select(cells => new MapTile(cells[0], int.Parse(cells[1]), int.Parse(cells[2]))),
        ];
    }
}
