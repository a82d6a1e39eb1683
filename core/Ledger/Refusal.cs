using System.Text;

namespace Federation.Core.Ledger;

/// <summary>One reason why a command is refused: names the field, the value and what is allowed.</summary>
/// <param name="Code">The kind of reason.</param>
/// <param name="Field">
/// The field that is wrong: <c>day</c>, <c>amounts[0].indicator</c>; empty where it is none.
/// </param>
/// <param name="Value">The field's value as it may be shown: see <see cref="Shown"/>.</param>
/// <param name="Message">A sentence with the ids and numbers, and what the reader can do.</param>
public sealed record Refusal(RefusalCode Code, string Field, string Value, string Message)
{
    /// <summary>The longest value that is repeated in a message, in UTF-16 units.</summary>
    public const int ShownCharsMax = 80;

    /// <summary>
    /// A caller's text made fit for messages and logs: cut after <see cref="ShownCharsMax"/>; control characters, marks
    /// that turn the direction of text and broken surrogates become U+FFFD.
    /// </summary>
    public static string Shown(string? text)
    {
        var shown = new StringBuilder();
        foreach (var rune in (text ?? "").AsSpan().EnumerateRunes())
        {
            if (shown.Length >= ShownCharsMax)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(IsPlain(rune) ? rune.ToString() : "\uFFFD");
        }

        return shown.ToString();
    }

    /// <summary>A field whose value cannot be right.</summary>
    public static Refusal Invalid(string field, string? value, string message) =>
        new(RefusalCode.InvalidField, field, Shown(value), message);

    /// <summary>True where the text holds nothing that <see cref="Shown"/> would replace.</summary>
    internal static bool IsPlain(string text)
    {
        foreach (var rune in text.AsSpan().EnumerateRunes())
        {
            if (!IsPlain(rune))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(Rune rune) =>
        rune != Rune.ReplacementChar
        && !Rune.IsControl(rune)
        && rune.Value is not ((>= 0x200E and <= 0x200F) or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069));
}
