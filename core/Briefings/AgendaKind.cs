namespace Federation.Core.Briefings;

/// <summary>What is done in an item of the agenda. Numbered for ever.</summary>
public enum AgendaKind : byte
{
    /// <summary>báo cáo.</summary>
    Report = 1,

    /// <summary>tham luận.</summary>
    Statement = 2,

    /// <summary>khen thưởng.</summary>
    Commendation = 3,

    /// <summary>kết luận.</summary>
    Conclusion = 4,
}

/// <summary>Codes and names of the kinds.</summary>
public static class AgendaKinds
{
    private static readonly string[] Codes = ["report", "statement", "commendation", "conclusion"];
    private static readonly string[] NamesVi = ["báo cáo", "tham luận", "khen thưởng", "kết luận"];

    /// <summary>Every code, in the order of the kinds.</summary>
    public static IReadOnlyList<string> AllCodes => Codes;

    /// <summary><c>report</c>; also its English name.</summary>
    public static string Code(this AgendaKind kind) => Codes[(int)kind - 1];

    /// <summary><c>báo cáo</c>.</summary>
    public static string NameVi(this AgendaKind kind) => NamesVi[(int)kind - 1];

    /// <summary>Reads a code or a Vietnamese name, exactly.</summary>
    public static bool TryParse(string? text, out AgendaKind kind)
    {
        var index = Math.Max(Array.IndexOf(Codes, text), Array.IndexOf(NamesVi, text));
        kind = (AgendaKind)(index + 1);
        return index >= 0;
    }
}
