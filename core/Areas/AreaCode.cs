using System.Diagnostics.CodeAnalysis;

namespace Federation.Core.Areas;

/// <summary>
/// How people and files name an area: <c>VN</c>, a province <c>04</c>, a district <c>04/043</c> or since 2025-07-01 a
/// commune <c>04/01234</c>, a post <c>20/183/ba-son</c>. A code means something only with a day: seven province codes
/// were given to another province on 2025-07-01. Well-formed is not yet known: see <see cref="AreaCatalogue"/>.
/// </summary>
public readonly record struct AreaCode : IComparable<AreaCode>
{
    /// <summary>The longest name of a post within a code, in characters.</summary>
    public const int PostCharsMax = 40;

    private const int ProvinceDigits = 2;
    private const int DistrictDigits = 3;
    private const int CommuneDigits = 5;

    private readonly string? _text;

    private AreaCode(string text) => _text = text;

    /// <summary>The nation, <c>VN</c>.</summary>
    public static AreaCode Nation { get; } = new("VN");

    /// <summary>Nation 0, province 1, district or commune 2, post 3; -1 for <c>default</c>, which is no code.</summary>
    public int Level =>
        _text is null ? -1
        : _text == Nation._text ? 0
        : 1 + _text.AsSpan().Count('/');

    /// <summary>The last part alone: <c>043</c> of <c>04/043</c>.</summary>
    public string Local => _text is null ? "" : _text[(_text.LastIndexOf('/') + 1)..];

    /// <summary>The code one level up (<c>VN</c> of a province); null for the nation.</summary>
    public AreaCode? Parent =>
        Level switch
        {
            < 1 => null,
            1 => Nation,
            _ => new AreaCode(_text![.._text!.LastIndexOf('/')]),
        };

    /// <summary>Reads exactly the forms above; no blanks, no other case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AreaCode code)
    {
        var valid = text is not null && (text == Nation._text || IsPath(text));
        code = valid ? new AreaCode(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Not of the forms above.</exception>
    public static AreaCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException($"'{text}' is not an area code: VN, 04, 04/043, 04/01234 or 20/183/ba-son.");

    /// <inheritdoc/>
    public int CompareTo(AreaCode other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The code as people write it; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";

    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;

    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;

    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;

    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;

    private static bool IsPath(ReadOnlySpan<char> text)
    {
        var province = Take(ref text, out var ended);
        if (!IsDigits(province, ProvinceDigits) || ended)
        {
            return ended && IsDigits(province, ProvinceDigits);
        }

        var second = Take(ref text, out ended);
        var secondIsValid = IsDigits(second, DistrictDigits) || IsDigits(second, CommuneDigits);
        return secondIsValid && (ended || IsPost(text));
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> text, out bool ended)
    {
        var slash = text.IndexOf('/');
        ended = slash < 0;
        var part = ended ? text : text[..slash];
        text = ended ? [] : text[(slash + 1)..];
        return part;
    }

    private static bool IsDigits(ReadOnlySpan<char> part, int digits) =>
        part.Length == digits && !part.ContainsAnyExceptInRange('0', '9');

    private static bool IsPost(ReadOnlySpan<char> part)
    {
        if (part.Length is 0 or > PostCharsMax || part[0] == '-' || part[^1] == '-')
        {
            return false;
        }

        foreach (var c in part)
        {
            if (c is not ('-' or (>= '0' and <= '9') or (>= 'a' and <= 'z')))
            {
                return false;
            }
        }

        return !part.Contains("--", StringComparison.Ordinal);
    }
}
