namespace Federation.Fed.Cli;

/// <summary>How long answers are waited for.</summary>
internal static class CallSettings
{
    /// <summary>A question or a recording: answered in milliseconds where all is well.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>An import of the largest file.</summary>
    public static readonly TimeSpan ImportTimeout = TimeSpan.FromMinutes(5);
}
