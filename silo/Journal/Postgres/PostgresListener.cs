using Federation.Silo.Postgres;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Federation.Silo.Journal.Postgres;

/// <summary>
/// Wakes this silo when another one appended: the server tells all who listen, at the commit. A lost notification costs
/// time only: who follows the journal looks at its head once a confirm interval all the same.
/// </summary>
internal sealed partial class PostgresListener(
    PostgresDatabase database,
    JournalSignal signal,
    IOptions<PostgresOptions> options,
    TimeProvider time,
    ILogger<PostgresListener> logger
) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isLost = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, _) => signal.Moved();
                await using var listen = new NpgsqlCommand("LISTEN federation_journal", connection);
                _ = await listen.ExecuteNonQueryAsync(stoppingToken);
                signal.Moved();
                isLost = false;
                await ListenAsync(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
            catch (NpgsqlException cause)
            {
                if (!isLost)
                {
                    Log.Lost(logger, database.Name, PostgresFault.Text(cause));
                }

                isLost = true;
                await Task.Delay(options.Value.SilentTimeout / 4, time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Asks for a sign of life where the server is silent: a dead line says nothing.</summary>
    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        await using var ask = new NpgsqlCommand("SELECT 1", connection);
        while (true)
        {
            if (!await connection.WaitAsync(options.Value.SilentTimeout, stoppingToken))
            {
                _ = await ask.ExecuteScalarAsync(stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1101,
            LogLevel.Warning,
            "{Database} tells nothing of other silos now: {Reason} The journal's head is looked at all the same."
        )]
        public static partial void Lost(ILogger logger, string database, string reason);
    }
}
