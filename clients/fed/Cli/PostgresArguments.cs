using System.CommandLine;

namespace Federation.Fed.Cli;

/// <summary><c>--postgres</c> and <c>--postgres-password-file</c>.</summary>
/// <param name="purpose">What the database is named for.</param>
internal sealed class PostgresArguments(string purpose)
{
    private readonly Option<string?> _connection = new("--postgres") { HelpName = "CONNECTION", Description = purpose };

    private readonly Option<string?> _password = new("--postgres-password-file")
    {
        HelpName = "FILE",
        Description = "Its first line is the password; else PGPASSWORD or ~/.pgpass.",
    };

    /// <summary>In the order in which the help shows them.</summary>
    public IReadOnlyList<Option> All => [_connection, _password];

    /// <summary>The database; null where none is named.</summary>
    public SharedStore? Of(ParseResult parsed) =>
        parsed.GetValue(_connection) is { } connection
            ? new SharedStore(connection, parsed.GetValue(_password) is { } file ? Path.GetFullPath(file) : null)
            : null;
}
