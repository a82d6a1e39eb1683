using Federation.Core.Ledger;

namespace Federation.Core.Briefings;

/// <summary>
/// Who signed for a ministry, as that person said it: a claim beside the signature, which alone is verified.
/// </summary>
/// <param name="Name">Up to <see cref="TextCharsMax"/> characters; may be empty.</param>
/// <param name="Rank">The same.</param>
public sealed record BriefingSigner(string Name, string Rank)
{
    /// <summary>The longest of its texts, in UTF-16 units.</summary>
    public const int TextCharsMax = 200;

    /// <summary>Nobody said.</summary>
    public static BriefingSigner Unnamed { get; } = new("", "");

    /// <summary>What is wrong with it; null where nothing is.</summary>
    internal Refusal? WhyNot() => WhyNot("signer", Name) ?? WhyNot("rank", Rank);

    private static Refusal? WhyNot(string field, string text) =>
        text.Length <= TextCharsMax && Refusal.IsPlain(text)
            ? null
            : Refusal.Invalid(
                field,
                text,
                $"Text '{Refusal.Shown(text)}' of {field} must be one line of at most {TextCharsMax} characters."
            );
}
