using Npgsql;

namespace Federation.Silo.Postgres;

/// <summary>The PostgreSQL database that several silos share. Section <c>Nation:Postgres</c>.</summary>
public sealed class PostgresOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Nation:Postgres";

    /// <summary>
    /// Where it is: <c>Host=127.0.0.1;Port=5432;Database=federation;Username=federation</c>. Default empty: the
    /// embedded store in <c>Nation:Data</c>. Never with the password: see <see cref="PasswordFile"/>.
    /// </summary>
    public string Connection { get; set; } = "";

    /// <summary>
    /// File whose first line is the password. Default empty: the environment variable <c>PGPASSWORD</c>, the file
    /// <c>~/.pgpass</c>, or no password.
    /// </summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>
    /// How long a statement may run before the server ends it. Default 5 s, 0.5-60 s: under the append's deadline
    /// (<c>Nation:Journal:AppendTimeout</c>), so that its outcome is usually known.
    /// </summary>
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the server waits for a silo that stopped in the middle of a transaction, or does not take its answer,
    /// before it ends the session and frees its locks. Default 2 s, 0.5-30 s: a stopped silo must not hold the head.
    /// </summary>
    public TimeSpan SilentTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one try to connect lasts. Default 5 s, 1-30 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many connections a silo uses at most. Default 16, 4-200: the writer and the listener use one each, reads
    /// share the rest; the server's <c>max_connections</c> covers all silos and what backups need.
    /// </summary>
    public int ConnectionsMax { get; set; } = 16;

    /// <summary>True where the nation stands on PostgreSQL.</summary>
    public bool IsUsed => Connection.Length > 0;

    /// <summary>Names everything that cannot work, why, and what would; empty where all is well.</summary>
    public IEnumerable<string> Problems() =>
        !IsUsed
            ? []
            : ConnectionProblems()
                .Concat(
                    OptionChecks.Of(
                        Section,
                        (nameof(StatementTimeout), StatementTimeout.TotalSeconds, 0.5, 60),
                        (nameof(SilentTimeout), SilentTimeout.TotalSeconds, 0.5, 30),
                        (nameof(ConnectTimeout), ConnectTimeout.TotalSeconds, 1, 30),
                        (nameof(ConnectionsMax), ConnectionsMax, 4, 200)
                    )
                );

    private IEnumerable<string> ConnectionProblems()
    {
        NpgsqlConnectionStringBuilder? text = null;
        var wrong = "";
        try
        {
            text = new NpgsqlConnectionStringBuilder(Connection);
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException)
        {
            wrong = cause.Message;
        }

        if (text is null)
        {
            yield return $"{Section}:Connection cannot be read ({wrong}). "
                + "Write it as Host=127.0.0.1;Database=federation;Username=federation.";
            yield break;
        }

        if (!string.IsNullOrEmpty(text.Password))
        {
            yield return $"{Section}:Connection holds a password, which processes and logs show. Put it into a file "
                + $"that only the silo can read, and name it by {Section}:PasswordFile, or set PGPASSWORD.";
        }

        if (string.IsNullOrEmpty(text.Host))
        {
            yield return $"{Section}:Connection names no Host.";
        }

        if (PasswordFile.Length > 0 && !File.Exists(PasswordFile))
        {
            yield return $"{Section}:PasswordFile {PasswordFile} is not there.";
        }
    }
}
