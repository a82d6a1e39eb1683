using System.Text.RegularExpressions;

namespace Federation.Fed.Cli;

/// <summary>
/// What servers refuse, in Vietnamese: their sentences are English, and <c>refusals-vi.tsv</c> has for each form of
/// one what it says, with the same ids and numbers. A sentence of a form that is not there stays as it is. Read at the
/// first refusal; any thread may ask.
/// </summary>
internal static partial class RefusalTexts
{
    private static readonly Lazy<SentenceForms> Forms = new(() => SentenceForms.Read("refusals-vi.tsv"));

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["area"] = "địa bàn",
        ["day"] = "ngày",
        ["from"] = "từ ngày",
        ["to"] = "đến ngày",
        ["through"] = "đến hết ngày",
        ["forces"] = "lực lượng",
        ["force"] = "lực lượng",
        ["lead"] = "chủ trì",
        ["period"] = "kỳ",
        ["view"] = "cách xem",
        ["calendar"] = "lịch",
        ["reason"] = "lý do",
        ["id"] = "mã",
        ["activity"] = "hoạt động",
        ["joins"] = "gộp vào",
        ["distinct_from"] = "khác với",
        ["draws_on"] = "rút từ",
        ["boundaries"] = "địa giới",
        ["amounts"] = "số liệu",
        ["indicators"] = "chỉ tiêu",
        ["what"] = "khai báo",
        ["alarm"] = "báo động",
        ["name"] = "tên",
        ["remark"] = "ghi chú",
    };

    /// <summary>How many forms there are.</summary>
    public static int Count => Forms.Value.Count;

    /// <summary>A server's sentence in the language.</summary>
    public static string Of(string sentence, Language language) =>
        language == Language.En ? sentence : Translated(sentence) ?? sentence;

    /// <summary>A field's name in the language: <c>số liệu 2, chỉ tiêu</c> of <c>amount 2, indicator</c>.</summary>
    public static string Field(string inWords, Language language) =>
        language == Language.En
            ? inWords
            : Fields.GetValueOrDefault(inWords)
                ?? AmountField()
                    .Replace(
                        inWords,
                        match =>
                            $"số liệu {match.Groups["nth"].Value}, "
                            + match.Groups["part"].Value switch
                            {
                                "indicator" => "chỉ tiêu",
                                "amount" => "số",
                                _ => "mức chính xác",
                            }
                    );

    private static string? Translated(string sentence)
    {
        var (text, end) =
            sentence.StartsWith("rule ", StringComparison.Ordinal)
            && sentence.EndsWith('.')
            && !sentence.EndsWith("in words.", StringComparison.Ordinal)
                ? (sentence[..^1], ".")
                : (sentence, "");
        return Forms.Value.Translated(text, Nested) is { } vi ? vi + end : null;
    }

    /// <summary>What is in a place may be a sentence itself: a warning, and that it may be overruled.</summary>
    private static string? Nested(string place) =>
        place.StartsWith("rule ", StringComparison.Ordinal) ? Translated(place) : null;

    [GeneratedRegex(
        @"^amount (?<nth>[0-9]+), (?<part>indicator|amount|qualifier)$",
        RegexOptions.ExplicitCapture,
        PlaceText.TimeoutMilliseconds
    )]
    private static partial Regex AmountField();
}
