namespace Federation.Core.Briefings;

/// <summary>A briefing's secrecy mark (Law on Protection of State Secrets, 2018). Numbered for ever.</summary>
public enum SecrecyMark : byte
{
    /// <summary>No mark.</summary>
    None = 1,

    /// <summary>MẬT.</summary>
    Mat = 2,

    /// <summary>TỐI MẬT.</summary>
    ToiMat = 3,

    /// <summary>TUYỆT MẬT.</summary>
    TuyetMat = 4,
}

/// <summary>Codes and texts of the marks.</summary>
public static class SecrecyMarks
{
    private static readonly string[] Codes = ["none", "mat", "toi-mat", "tuyet-mat"];
    private static readonly string[] Texts = ["", "MẬT", "TỐI MẬT", "TUYỆT MẬT"];

    /// <summary><c>none</c>, <c>mat</c>, <c>toi-mat</c> or <c>tuyet-mat</c>.</summary>
    public static string Code(this SecrecyMark mark) => Codes[(int)mark - 1];

    /// <summary>As it stands on screens and papers in either language; empty where there is none.</summary>
    public static string Text(this SecrecyMark mark) => Texts[(int)mark - 1];

    /// <summary>Reads a code exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(string? code, out SecrecyMark mark)
    {
        var index = Array.IndexOf(Codes, code);
        mark = (SecrecyMark)(index + 1);
        return index >= 0;
    }
}
