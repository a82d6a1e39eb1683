using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Federation.TestKit.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own, from the installed programs: a fresh cluster in a temporary directory, on a
/// free port of 127.0.0.1, with fsync on. It ends with the process that started it, whatever becomes of that.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Superuser = "postgres";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("federation-pg-").FullName;
    private readonly string _password = Guid.NewGuid().ToString("N");
    private Process? _process;
    private int _databases;

    private PostgresServer() { }

    /// <summary>Its port on 127.0.0.1; a restart keeps it.</summary>
    public int Port { get; } = FreePort();

    /// <summary>A file that holds the password of its superuser.</summary>
    public string PasswordFile => Path.Combine(_directory, "password");

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Makes a cluster and starts it; it takes connections when this returns. Caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or did not start.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        await File.WriteAllTextAsync(server.PasswordFile, server._password + "\n");
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL does not run as root, and its own user must reach its files.
            await RunAsync("chown", ["-R", Superuser, server._directory]);
        }

        var (program, arguments) = AsItself(
            "initdb",
            [
                .. (string[])["--pgdata", server.Data, "--username", Superuser, "--pwfile", server.PasswordFile],
                .. (string[])["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"],
            ]
        );
        await RunAsync(program, arguments);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>A connection string of a database, without its password.</summary>
    public string ConnectionTo(string database) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={Port};Database={database};Username=postgres"
        );

    /// <summary>Makes an empty database and returns its name; as a copy of another one where that is given.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync(Superuser, $"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return name;
    }

    /// <summary>Dumps a database that is in use, as <c>pg_dump</c> does: one moment of it.</summary>
    public Task DumpAsync(string database, string file) =>
        RunAsync(
            Path.Combine(Programs, "pg_dump"),
            [.. ClientArguments(database), "--format", "custom", "--file", file],
            _password
        );

    /// <summary>Puts a dump in the place of a database, whatever that holds.</summary>
    public async Task RestoreAsync(string database, string file)
    {
        await ExecuteAsync(Superuser, $"DROP DATABASE {database} WITH (FORCE)");
        await ExecuteAsync(Superuser, $"CREATE DATABASE {database}");
        await RunAsync(
            Path.Combine(Programs, "pg_restore"),
            [.. ClientArguments(database), "--exit-on-error", file],
            _password
        );
    }

    /// <summary>A connection of the superuser's own; the caller disposes it.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection($"{ConnectionTo(database)};Password={_password};Pooling=false;Timeout=5");
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a statement as the superuser, on a connection of its own.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
#pragma warning disable CA2100 // every text is a test's own
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        _ = await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Stops it at once, as a crash would (<c>immediate</c>): sessions break off, the next start recovers from the log.
    /// </summary>
    public async Task StopAtOnceAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Starts it on the same port with the same data; it takes connections when this returns.</summary>
    public async Task StartAgainAsync()
    {
        // The shell ends the server as soon as its own input ends, which it does with the process that holds it.
        var settings = $"-D {Data} -p {Port} -h 127.0.0.1 -k {_directory} -c max_connections=200";
        var (program, arguments) = AsItself(
            "sh",
            ["-c", $"{Programs}/postgres {settings} -c logging_collector=off & p=$!; read _; kill -QUIT $p; wait $p"]
        );
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = _directory,
        };
        var process = Process.Start(start)!;
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine();
        _process = process;
        await UntilItAnswersAsync(process, said);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAtOnceAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static string Programs =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "postgres")))
                .MaxBy(bin => int.Parse(bin.Split('/')[^2], CultureInfo.InvariantCulture))
                ?? throw new InvalidOperationException("PostgreSQL's server is not installed: run ./test once.")
            : throw new InvalidOperationException("PostgreSQL is not installed: run ./test once, it installs it.");

    private string[] ClientArguments(string database) =>
        ["--host", "127.0.0.1", "--port", $"{Port}", "--username", Superuser, "--dbname", database];

    private async Task UntilItAnswersAsync(Process process, StringBuilder said)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await ExecuteAsync(Superuser, "SELECT 1");
                return;
            }
            catch (NpgsqlException wrong)
            {
                if (process.HasExited || TimeProvider.System.GetElapsedTime(begun) > s_patience)
                {
                    throw new InvalidOperationException($"PostgreSQL did not start:\n{said}", wrong);
                }
            }

            _ = await beat.WaitForNextTickAsync();
        }
    }

    private static (string Program, string[] Arguments) AsItself(string program, string[] arguments)
    {
        var path = program == "sh" ? "/bin/sh" : Path.Combine(Programs, program);
        return Environment.IsPrivilegedProcess
            ? ("runuser", ["-u", Superuser, "--", path, .. arguments])
            : (path, arguments);
    }

    private static async Task RunAsync(string program, string[] arguments, string password = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
            Environment = { ["PGPASSWORD"] = password },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed ({process.ExitCode}): {await output}{error}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
