namespace Federation.Browser;

/// <summary>axe-core, which looks for what keeps people from reading a page.</summary>
internal static class Axe
{
    /// <summary>Lists what is serious or critical.</summary>
    public const string Run = """
        async () => {
          const found = await axe.run();
          return found.violations
            .filter((one) => ["serious", "critical"].includes(one.impact))
            .map((one) => `${one.id}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
        }
        """;

    /// <summary>The library itself.</summary>
    public static string Script { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(Axe).Assembly.GetManifestResourceStream("axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
