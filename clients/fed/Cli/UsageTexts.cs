namespace Federation.Fed.Cli;

/// <summary>
/// What this program itself says of a command line, in its help and where it is wrong: written in English, and in
/// <c>help-vi.tsv</c> and <c>usage-vi.tsv</c> in Vietnamese. A text that is not there stays as it is. Any thread may
/// ask.
/// </summary>
internal static class UsageTexts
{
    private static readonly Lazy<SentenceForms> Faults = new(() => SentenceForms.Read("usage-vi.tsv"));
    private static readonly Lazy<SentenceForms> Helps = new(() => SentenceForms.Read("help-vi.tsv"));

    /// <summary>What is wrong with a command line, in the language.</summary>
    public static string Fault(string sentence, Language language) =>
        language == Language.En ? sentence : Faults.Value.Translated(sentence, Help) ?? sentence;

    /// <summary>What a command, an option or an argument is for, in Vietnamese; null: only in English.</summary>
    public static string? Help(string text) => Helps.Value.Translated(text);
}
