using System.Text;

namespace Federation.Fed.Catalogues;

/// <summary>
/// Finds a text whatever its accents and capitals: <c>Hoà</c>, <c>Hòa</c> and <c>hoa</c> are the same. The letters are
/// listed here, because the program runs without the system's tables of languages.
/// </summary>
/// <param name="wanted">What must occur; blanks around it do not count; empty finds all.</param>
internal sealed class Search(string wanted)
{
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    /// <summary>Every plain letter, and the letters that are it with accents.</summary>
    private static readonly (char Plain, string Accented)[] Letters =
    [
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('d', "đ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
    ];

    private static readonly Dictionary<char, char> Plains = Letters
        .SelectMany(letter => letter.Accented.Select(accented => (accented, letter.Plain)))
        .ToDictionary();

    private readonly string _wanted = Plain(wanted.Trim());

    /// <summary>True where it occurs in one of the texts.</summary>
    public bool Finds(params IReadOnlyList<string> texts) =>
        texts.Any(text => Plain(text).Contains(_wanted, StringComparison.Ordinal));

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant().Where(c => c is < FirstMark or > LastMark))
        {
            plain.Append(Plains.GetValueOrDefault(c, c));
        }

        return plain.ToString();
    }
}
