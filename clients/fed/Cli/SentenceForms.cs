using System.Text;
using System.Text.RegularExpressions;

namespace Federation.Fed.Cli;

/// <summary>
/// English sentences by their forms, and what each says in Vietnamese: lines of a form, a tab, and the Vietnamese; what
/// differs from one sentence to the next stands in places <c>{0}</c> to <c>{9}</c>. Immutable; any thread may ask.
/// </summary>
internal sealed partial class SentenceForms
{
    private const int PlacesMax = 10;

    private readonly List<(Regex Form, string Vi)> _forms;

    private SentenceForms(List<(Regex Form, string Vi)> forms) => _forms = forms;

    /// <summary>How many forms there are.</summary>
    public int Count => _forms.Count;

    /// <summary>Reads a resource of this program.</summary>
    /// <exception cref="FormatException">A line is not a form and what it says.</exception>
    public static SentenceForms Read(string resource)
    {
        using var stream = typeof(SentenceForms).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var forms = new List<(Regex, string)>();
        while (reader.ReadLine() is { } line)
        {
            var (en, vi) = line.Split('\t') is [var one, var other]
                ? (one, other)
                : throw new FormatException($"{resource}: '{line}' is not a form and what it says.");
            const RegexOptions Options =
                RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture;
            forms.Add((new Regex($"^{Pattern(en)}$", Options), vi));
        }

        return new SentenceForms(forms);
    }

    /// <summary>A sentence in Vietnamese; null where it is of no form.</summary>
    /// <param name="sentence">In English.</param>
    /// <param name="nested">What a place says that is a sentence itself; null, or a null answer: it is none.</param>
    public string? Translated(string sentence, Func<string, string?>? nested = null)
    {
        foreach (var (form, vi) in _forms)
        {
            if (form.Match(sentence) is { Success: true } match && SaysTheSame(match))
            {
                return Filled(vi, match, nested);
            }
        }

        return null;
    }

    private static string Filled(string vi, Match match, Func<string, string?>? nested)
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
            filled.Replace($"{{{i}}}", nested?.Invoke(places[i]) ?? PlaceText.Of(places, i));
        }

        return filled.ToString();
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
}
