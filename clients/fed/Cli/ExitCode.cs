namespace Federation.Fed.Cli;

/// <summary>How <c>fed</c> ends. Scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>What was asked for is done.</summary>
    public const int Done = 0;

    /// <summary>Understood and refused by the rules of the domain; nothing was changed.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong; nothing was asked of anybody.</summary>
    public const int WrongUsage = 2;

    /// <summary>A server or a program that is needed did not answer, or ended.</summary>
    public const int NotReachable = 3;
}
