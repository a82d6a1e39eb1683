namespace Federation.Simulation.Broken;

/// <summary><c>./simulate --broken</c>: each machine that is broken on purpose, and what caught it.</summary>
internal static class BrokenCli
{
    private const ulong SeedsMax = 40;

    /// <summary>True where the arguments are for it.</summary>
    public static bool Takes(IReadOnlyList<string> arguments) => arguments is ["--broken"];

    /// <summary>0: each was caught; 1: one passed all seeds.</summary>
    public static int Run(TextWriter screen)
    {
        var passed = 0;
        foreach (var (name, parts) in BrokenParts.All)
        {
            var caught = BrokenHunt.Seeds(parts, SeedsMax).FirstOrDefault(hit => hit.Check is not null);
            passed += caught.Check is null ? 1 : 0;
            screen.WriteLine(
                caught.Check is { } check
                    ? $"{name, -32} caught by {check} at seed {caught.Seed}"
                    : $"{name, -32} passed {SeedsMax} seeds"
            );
        }

        return passed == 0 ? 0 : 1;
    }
}
