using System.CommandLine;

namespace Federation.Fed.Up;

/// <summary>How many silos the nation has, and the database that they share.</summary>
internal sealed class StoreOptions
{
    private readonly Option<int> _silos = new("--silos")
    {
        HelpName = "N",
        Description = "How many silos the nation has, 1 to 9; the second on BASE+81 and BASE+91.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> _postgres = new("--postgres")
    {
        HelpName = "CONNECTION",
        Description = "Keep the nation's record in this PostgreSQL instead of a file; without the password.",
    };

    private readonly Option<string?> _password = new("--postgres-password-file")
    {
        HelpName = "FILE",
        Description = "Its first line is the password; else PGPASSWORD or ~/.pgpass.",
    };

    /// <summary>In the order in which the help shows them.</summary>
    public IReadOnlyList<Option> All => [_silos, _postgres, _password];

    /// <summary>How many silos are asked for.</summary>
    public int SilosOf(ParseResult parsed) => parsed.GetValue(_silos);

    /// <summary>The database; null where none is named.</summary>
    public SharedStore? Of(ParseResult parsed) =>
        parsed.GetValue(_postgres) is { } connection
            ? new SharedStore(connection, parsed.GetValue(_password) is { } file ? Path.GetFullPath(file) : null)
            : null;
}
