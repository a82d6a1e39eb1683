using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Terminal;

/// <summary>
/// Styles as escape sequences: the dark theme of the screens, its nearest in 256 or 16 colours, or emphasis alone.
/// </summary>
internal static class Palette
{
    private const string GroundTrue = "48;2;12;20;32";
    private const string RaisedTrue = "48;2;29;47;74";
    private const string AlarmTrue = "48;2;179;38;30";
    private const string AlarmIndexed = "48;5;124";
    private const string GroundIndexed = "48;5;233";
    private const string RaisedIndexed = "48;5;236";

    private static readonly string[] TrueColours =
    [
        "38;2;241;245;251",
        "38;2;169;184;204",
        "38;2;111;130;155",
        "38;2;37;55;79",
        "38;2;240;192;79",
        "38;2;63;208;182",
        "38;2;255;159;90",
        "38;2;255;111;111",
        "38;2;255;255;255",
    ];

    private static readonly string[] IndexedColours =
    [
        "38;5;255",
        "38;5;250",
        "38;5;244",
        "38;5;238",
        "38;5;221",
        "38;5;79",
        "38;5;215",
        "38;5;203",
        "38;5;231",
    ];

    private static readonly string[] SixteenColours = ["97", "37", "90", "90", "93", "96", "33", "91", "97"];

    /// <summary>The sequence that sets a style, whatever was set before.</summary>
    public static string Sequence(CellStyle style, ColourMode mode)
    {
        var bold = style.Bold ? ";1" : "";
        return mode switch
        {
            ColourMode.True => $"\e[0{bold};{TrueColours[(int)style.Ink]};{TrueGround(style)}m",
            ColourMode.Indexed => $"\e[0{bold};{IndexedColours[(int)style.Ink]};{IndexedGround(style)}m",
            ColourMode.Sixteen => $"\e[0{bold};{SixteenColours[(int)style.Ink]};{SixteenGround(style)}m",
            _ => $"\e[0{bold}{(style.Raised || style.Ink == Ink.Alarm ? ";7" : "")}m",
        };
    }

    private static string TrueGround(CellStyle style) =>
        style.Ink == Ink.Alarm ? AlarmTrue
        : style.Raised ? RaisedTrue
        : GroundTrue;

    private static string SixteenGround(CellStyle style) =>
        style.Ink == Ink.Alarm ? "41"
        : style.Raised ? "44"
        : "40";

    private static string IndexedGround(CellStyle style) =>
        style.Ink == Ink.Alarm ? AlarmIndexed
        : style.Raised ? RaisedIndexed
        : GroundIndexed;
}
