using System.Text;
using System.Text.RegularExpressions;

namespace Federation.Fed.Cli;

/// <summary>
/// What servers refuse, in Vietnamese: their sentences are English, and <c>refusals-vi.tsv</c> has for each form of
/// one what it says, with the same ids and numbers. A sentence of a form that is not there stays as it is. Read at the
/// first refusal; any thread may ask.
/// </summary>
internal static partial class RefusalTexts
{
    private const string Resource = "refusals-vi.tsv";
    private const int PlacesMax = 10;

    private static readonly Lazy<IReadOnlyList<(Regex Form, string Vi)>> Forms = new(Read);

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
        foreach (var (form, vi) in Forms.Value)
        {
            if (form.Match(text) is { Success: true } match && SaysTheSame(match))
            {
                return Filled(vi, match) + end;
            }
        }

        return null;
    }

    /// <summary>What is in a place may be a sentence itself: a warning, and that it may be overruled.</summary>
    private static string Filled(string vi, Match match)
    {
        var filled = new StringBuilder(vi);
        var places = Enumerable
            .Range(0, PlacesMax)
            .Select(i => match.Groups[$"p{i}"])
            .TakeWhile(place => place.Success)
            .Select(place => place.Value)
            .ToList();
        for (var i = 0; i < places.Count; i++)
        {
            var isSentence = places[i].StartsWith("rule ", StringComparison.Ordinal);
            filled.Replace($"{{{i}}}", isSentence ? Translated(places[i]) ?? places[i] : PlaceText.Of(places, i));
        }

        return filled.ToString();
    }

    private static List<(Regex Form, string Vi)> Read()
    {
        using var stream = typeof(RefusalTexts).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var forms = new List<(Regex, string)>();
        while (reader.ReadLine() is { } line)
        {
            var (en, vi) = line.Split('\t') is [var one, var other]
                ? (one, other)
                : throw new FormatException($"{Resource}: '{line}' is not a form and what it says.");
            const RegexOptions Options =
                RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture;
            forms.Add((new Regex($"^{Pattern(en)}$", Options), vi));
        }

        return forms;
    }

    /// <summary>The form's own words, and for each place what stands there.</summary>
    private static string Pattern(string form)
    {
        var (pattern, seen) = (new StringBuilder(), new Dictionary<string, int>());
        foreach (var part in Places().Split(form))
        {
            if (part is ['{', .. var index, '}'])
            {
                var times = seen[index] = seen.GetValueOrDefault(index) + 1;
                pattern.Append(times == 1 ? $"(?<p{index}>.+?)" : $"(?<again{index}>.+?)");
            }
            else
            {
                pattern.Append(Regex.Escape(part));
            }
        }

        return pattern.ToString();
    }

    /// <summary>A place that comes again says the same.</summary>
    private static bool SaysTheSame(Match match) =>
        Enumerable
            .Range(0, PlacesMax)
            .All(i =>
                match.Groups[$"again{i}"] is not { Success: true } again
                || again.Captures.All(capture => capture.Value == match.Groups[$"p{i}"].Value)
            );

    [GeneratedRegex(@"(?<place>\{[0-9]\})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Places();

    [GeneratedRegex(
        @"^amount (?<nth>[0-9]+), (?<part>indicator|amount|qualifier)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex AmountField();
}
