using System.Text;

namespace Federation.Fed.Cli;

/// <summary>
/// English sentences by their forms, and what each says in Vietnamese: lines of a form, a tab, and the Vietnamese; what
/// differs from one sentence to the next stands in places <c>{0}</c> to <c>{9}</c>. Immutable; any thread may ask.
/// </summary>
internal sealed class SentenceForms
{
    private readonly List<(SentenceForm Form, string Vi)> _forms;

    private SentenceForms(List<(SentenceForm Form, string Vi)> forms) => _forms = forms;

    /// <summary>How many forms there are.</summary>
    public int Count => _forms.Count;

    /// <summary>Reads a resource of this program.</summary>
    /// <exception cref="FormatException">A line is not a form and what it says.</exception>
    public static SentenceForms Read(string resource)
    {
        using var stream = typeof(SentenceForms).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var forms = new List<(SentenceForm, string)>();
        while (reader.ReadLine() is { } line)
        {
            var (en, vi) = line.Split('\t') is [var one, var other]
                ? (one, other)
                : throw new FormatException($"{resource}: '{line}' is not a form and what it says.");
            forms.Add((new SentenceForm(en), vi));
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
            if (form.Match(sentence) is { } places)
            {
                return Filled(vi, places, nested);
            }
        }

        return null;
    }

    private static string Filled(string vi, IReadOnlyList<string> places, Func<string, string?>? nested)
    {
        var filled = new StringBuilder(vi);
        for (var i = 0; i < places.Count; i++)
        {
            filled.Replace($"{{{i}}}", nested?.Invoke(places[i]) ?? PlaceText.Of(places, i));
        }

        return filled.ToString();
    }
}
