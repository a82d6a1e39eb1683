namespace Federation.Core.Figures;

/// <summary>
/// A force that reports figures (lực lượng). The number is its bit in a <see cref="ForceSet"/>, for ever.
/// </summary>
public enum Force : byte
{
    /// <summary>Military command (quân sự), Ministry of Defence.</summary>
    Military = 0,

    /// <summary>Border guard (biên phòng), Ministry of Defence.</summary>
    BorderGuard = 1,

    /// <summary>Police (công an), Ministry of Public Security.</summary>
    Police = 2,

    /// <summary>Coast guard (cảnh sát biển), Ministry of Defence.</summary>
    CoastGuard = 3,
}

/// <summary>One of the two ministries (bộ).</summary>
public enum Ministry : byte
{
    /// <summary>Ministry of Defence (Bộ Quốc phòng): military, border guard, coast guard.</summary>
    Defence = 0,

    /// <summary>Ministry of Public Security (Bộ Công an): police.</summary>
    PublicSecurity = 1,
}

/// <summary>Codes, names and ministries of the forces.</summary>
public static class Forces
{
    private static readonly string[] Codes = ["military", "border_guard", "police", "coast_guard"];
    private static readonly string[] NamesVi = ["quân sự", "biên phòng", "công an", "cảnh sát biển"];
    private static readonly string[] NamesEn = ["military", "border guard", "police", "coast guard"];

    /// <summary>All forces, in the fixed order in which every screen shows them.</summary>
    public static IReadOnlyList<Force> All { get; } =
    [Force.Military, Force.BorderGuard, Force.Police, Force.CoastGuard];

    /// <summary>The force's code in files, on the command line and on the wire: <c>border_guard</c>.</summary>
    public static string Code(this Force force) => Codes[(int)force];

    /// <summary>The Vietnamese name, lower case: <c>biên phòng</c>.</summary>
    public static string NameVi(this Force force) => NamesVi[(int)force];

    /// <summary>The English name, lower case: <c>border guard</c>.</summary>
    public static string NameEn(this Force force) => NamesEn[(int)force];

    /// <summary>The ministry that the force belongs to.</summary>
    public static Ministry Ministry(this Force force) =>
        force == Force.Police ? Figures.Ministry.PublicSecurity : Figures.Ministry.Defence;

    /// <summary>Reads a force's code, exactly as <see cref="Code"/> writes it.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out Force force)
    {
        for (var i = 0; i < Codes.Length; i++)
        {
            if (code.SequenceEqual(Codes[i]))
            {
                force = (Force)i;
                return true;
            }
        }

        force = default;
        return false;
    }
}
