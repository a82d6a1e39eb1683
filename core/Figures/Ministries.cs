namespace Federation.Core.Figures;

/// <summary>Codes and names of the two ministries.</summary>
public static class Ministries
{
    private static readonly string[] Codes = ["defence", "public_security"];
    private static readonly string[] NamesVi = ["Bộ Quốc phòng", "Bộ Công an"];
    private static readonly string[] NamesEn = ["Ministry of Defence", "Ministry of Public Security"];

    /// <summary>Both, in the order of their numbers.</summary>
    public static IReadOnlyList<Ministry> All { get; } = [Ministry.Defence, Ministry.PublicSecurity];

    /// <summary>The code in files, on the command line and on the wire: <c>public_security</c>.</summary>
    public static string Code(this Ministry ministry) => Codes[(int)ministry];

    /// <summary><c>Bộ Công an</c>.</summary>
    public static string NameVi(this Ministry ministry) => NamesVi[(int)ministry];

    /// <summary><c>Ministry of Public Security</c>.</summary>
    public static string NameEn(this Ministry ministry) => NamesEn[(int)ministry];

    /// <summary>The other one.</summary>
    public static Ministry Other(this Ministry ministry) =>
        ministry == Ministry.Defence ? Ministry.PublicSecurity : Ministry.Defence;

    /// <summary>Reads a code exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out Ministry ministry)
    {
        ministry = code.SequenceEqual(Codes[1]) ? Ministry.PublicSecurity : Ministry.Defence;
        return ministry == Ministry.PublicSecurity || code.SequenceEqual(Codes[0]);
    }
}
