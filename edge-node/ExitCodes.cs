namespace Federation.EdgeNode;

/// <summary>Why the process ended.</summary>
public static class ExitCodes
{
    /// <summary>It was asked to.</summary>
    public const int Done = 0;

    /// <summary>Options that cannot work.</summary>
    public const int WrongOptions = 2;

    /// <summary>The ledger or a port is in use, or cannot be opened.</summary>
    public const int Unavailable = 3;

    /// <summary>The ledger is damaged; the message names the first record that does not fit.</summary>
    public const int Damaged = 4;
}
