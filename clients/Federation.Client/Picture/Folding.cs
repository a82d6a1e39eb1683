using System.Text;

namespace Federation.Client.Picture;

/// <summary>
/// Vietnamese letters without their marks, in lower case: <c>cao bang</c> finds Cao Bằng, and where the tone sits does
/// not matter (<c>hoà</c> is <c>hòa</c>). Composed and decomposed spellings fold alike.
/// </summary>
public static class Folding
{
    private static readonly (string Letters, char Plain)[] Table =
    [
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
        ("èéẻẽẹêềếểễệ", 'e'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
        ("ùúủũụưừứửữự", 'u'),
        ("ỳýỷỹỵ", 'y'),
        ("đ", 'd'),
    ];

    private static readonly Dictionary<char, char> Plain = Table
        .SelectMany(row => row.Letters, (row, letter) => (letter, row.Plain))
        .ToDictionary(pair => pair.letter, pair => pair.Plain);

    /// <summary>The folded text.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            if (lower is < '\u0300' or > '\u036F')
            {
                folded.Append(Plain.GetValueOrDefault(lower, lower));
            }
        }

        return folded.ToString();
    }

    /// <summary>True where what was typed lies in the text, both folded.</summary>
    public static bool Finds(string typed, string text) =>
        Fold(text).Contains(Fold(typed.Trim()), StringComparison.Ordinal);
}
