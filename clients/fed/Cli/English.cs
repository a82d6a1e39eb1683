namespace Federation.Fed.Cli;

/// <summary>Counted nouns; Vietnamese has one form for all of them.</summary>
internal static class English
{
    /// <summary><c>1 figure</c>, <c>2 figures</c>, <c>0 entries</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for more; null: with an s.</param>
    public static string Count(long count, string one, string? many = null) =>
        $"{count} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>The verb that goes with so many: <c>differs</c> of one, <c>differ</c> of more.</summary>
    public static string Verb(long count, string ofOne, string ofMany) => count == 1 ? ofOne : ofMany;
}
