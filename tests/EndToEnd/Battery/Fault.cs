namespace Federation.EndToEnd.Battery;

/// <summary>One fault, drawn with everything that it needs, and healed when it returns.</summary>
/// <param name="Kind">For the report.</param>
/// <param name="Target">The program or line that it concerns: two at once concern different ones.</param>
/// <param name="NeedsRest">True: the scribes rest and all agrees when it begins; it comes alone.</param>
/// <param name="RunAsync">Injects it, holds it, heals it. Throws where the federation answers it wrongly.</param>
internal sealed record Fault(string Kind, string Target, bool NeedsRest, Func<CancellationToken, Task> RunAsync)
{
    /// <summary>
    /// True: the nation's files are damaged or replaced, so that a version may come again with other contents.
    /// </summary>
    public bool ReplacesNation { get; init; }
}
