namespace Federation.Fed.Cli;

/// <summary>
/// The form of a sentence: its own words, and between them places <c>{0}</c> to <c>{9}</c>, where something stands,
/// the shortest that lets the next words follow. A place that comes again says the same. Immutable.
/// </summary>
internal sealed class SentenceForm
{
    private const int PlacesMax = 10;
    private const int PlaceLength = 3;

    /// <summary>The words before each of <see cref="_places"/>, and those after the last.</summary>
    private readonly List<string> _words = [];

    private readonly List<int> _places = [];

    /// <param name="text">As it is written: <c>{0} exists from {1} to {2} only.</c></param>
    public SentenceForm(string text)
    {
        var from = 0;
        for (var at = 0; at + PlaceLength <= text.Length; at++)
        {
            if (text[at] == '{' && char.IsAsciiDigit(text[at + 1]) && text[at + 2] == '}')
            {
                _words.Add(text[from..at]);
                _places.Add(text[at + 1] - '0');
                from = at + PlaceLength;
            }
        }

        _words.Add(text[from..]);
    }

    /// <summary>What stands in the places, by their numbers; null where the sentence is not of this form.</summary>
    public IReadOnlyList<string>? Match(string sentence)
    {
        if (!IsFramed(sentence))
        {
            return null;
        }

        var found = new string?[PlacesMax];
        var at = _words[0].Length;
        for (var i = 0; i < _places.Count; i++)
        {
            var end = EndOf(sentence, i, at);
            if (end <= at || (found[_places[i]] ?? sentence[at..end]) != sentence[at..end])
            {
                return null;
            }

            found[_places[i]] = sentence[at..end];
            at = end + _words[i + 1].Length;
        }

        return [.. found.TakeWhile(one => one is not null).OfType<string>()];
    }

    private bool IsFramed(string sentence) =>
        _places.Count == 0
            ? sentence == _words[0]
            : sentence.StartsWith(_words[0], StringComparison.Ordinal)
                && sentence.EndsWith(_words[^1], StringComparison.Ordinal);

    /// <summary>Where the words after a place begin; not behind <paramref name="at"/>: it would be empty.</summary>
    private int EndOf(string sentence, int place, int at) =>
        place == _places.Count - 1 ? sentence.Length - _words[^1].Length
        : at < sentence.Length ? sentence.IndexOf(_words[place + 1], at + 1, StringComparison.Ordinal)
        : -1;
}
