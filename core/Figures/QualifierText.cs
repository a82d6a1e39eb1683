namespace Federation.Core.Figures;

/// <summary>Codes and words of the qualifiers.</summary>
public static class QualifierText
{
    private static readonly string[] Codes = ["", "exact", "more_than", "nearly", "about"];
    private static readonly string[] WordsVi = ["", "", "hơn", "gần", "khoảng"];
    private static readonly string[] WordsEn = ["", "", "more than", "nearly", "about"];

    /// <summary>The code in files and answers: <c>more_than</c>.</summary>
    public static string Code(this Qualifier qualifier) => Codes[(int)qualifier];

    /// <summary>The Vietnamese word before a number: <c>hơn</c>; empty for exact.</summary>
    public static string WordVi(this Qualifier qualifier) => WordsVi[(int)qualifier];

    /// <summary>The English word before a number: <c>more than</c>; empty for exact.</summary>
    public static string WordEn(this Qualifier qualifier) => WordsEn[(int)qualifier];

    /// <summary>
    /// Reads what a single amount may say: a code (<c>exact</c>, <c>more_than</c>, <c>nearly</c>) or a word
    /// (<c>hơn</c>, <c>trên</c>, <c>gần</c>). Not <c>about</c>, which only a total can be.
    /// </summary>
    public static bool TryParse(string? text, out Qualifier qualifier)
    {
        qualifier = text switch
        {
            "exact" => Qualifier.Exact,
            "more_than" or "hơn" or "trên" => Qualifier.MoreThan,
            "nearly" or "gần" => Qualifier.Nearly,
            _ => default,
        };
        return qualifier != default;
    }
}
