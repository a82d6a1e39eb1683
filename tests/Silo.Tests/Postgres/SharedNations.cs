using Federation.Silo.Tests.Rig;
using Federation.TestKit;

namespace Federation.Silo.Tests.Postgres;

/// <summary>Two silos on one database.</summary>
internal sealed class SharedNations : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private SharedNations() { }

    public Nation First { get; private set; } = null!;

    public Nation Second { get; private set; } = null!;

    /// <summary>Starts both on a database of their own.</summary>
    /// <param name="postgres">Where.</param>
    /// <param name="areApart">True: they know nothing of each other, as in a cluster that fell apart.</param>
    public static async Task<SharedNations> StartAsync(PostgresFixture postgres, bool areApart = false)
    {
        var options = await postgres.PreparedAsync();
        string[] shared =
        [
            "--Nation:Postgres:Connection",
            options.Connection,
            "--Nation:Postgres:PasswordFile",
            options.PasswordFile,
        ];
        var nations = new SharedNations();
        var directory = nations._directory.Path;
        nations.First = await Nation.StartAsync(directory, shared);
        nations.Second = areApart
            ? await Nation.StartApartAsync(directory, shared)
            : await Nation.StartAsync(directory, shared);
        return nations;
    }

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        _directory.Dispose();
    }
}
