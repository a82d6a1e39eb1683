using Federation.Silo.Postgres;

namespace Federation.Fed.Cli;

/// <summary>The PostgreSQL that the silos of a nation share.</summary>
/// <param name="Connection">
/// <c>Host=…;Database=…;Username=…</c>, never with the password: command lines are seen by all.
/// </param>
/// <param name="PasswordFile">An absolute path; null: PGPASSWORD, ~/.pgpass, or none.</param>
internal sealed record SharedStore(string Connection, string? PasswordFile)
{
    /// <summary>What names it on a command line of <c>fed up</c>; begins with a space.</summary>
    public string Again =>
        $" --postgres \"{Connection}\"" + (PasswordFile is null ? "" : $" --postgres-password-file {PasswordFile}");

    /// <summary>As a silo reads it.</summary>
    public PostgresOptions ToOptions() => new() { Connection = Connection, PasswordFile = PasswordFile ?? "" };

    /// <summary>What tells a silo of it.</summary>
    public IEnumerable<string> Arguments =>
        [
            "--Nation:Postgres:Connection",
            Connection,
            .. PasswordFile is null ? (string[])[] : ["--Nation:Postgres:PasswordFile", PasswordFile],
        ];
}
