using Federation.Core.Exchange;
using Federation.EdgeNode.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Uplink;

/// <summary>Keeps the uplink running for as long as the node runs, and ends it with the node.</summary>
internal sealed partial class UplinkDriver(
    LedgerHost ledger,
    EdgeClock clock,
    UplinkStatus status,
    NodeFate fate,
    IOptions<EdgeOptions> edge,
    IOptions<UplinkHostOptions> options,
    TimeProvider time,
    ILogger<UplinkDriver> log
) : BackgroundService
{
    private readonly IReadOnlyList<Uri> _nation = edge.Value.NationAddresses;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_nation.Count == 0)
        {
            Say("Edge:Nation is empty: this node works alone.");
            return;
        }

        try
        {
            while (true)
            {
                await RunUntilUnreadableAsync(stoppingToken);
                await Task.Delay(options.Value.BackoffMax, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node is stopping.
        }
        catch (LedgerFileDamagedException e)
        {
            fate.Stop(ExitCodes.Damaged, e);
        }
    }

    private async Task RunUntilUnreadableAsync(CancellationToken stopping)
    {
        try
        {
            using var reader = LedgerReader.Open(ledger.DataDirectory);
            await using var loop = new UplinkLoop(ledger.Writer, reader, _nation, clock, options.Value, time);
            await loop.RunAsync(Enter, stopping);
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            throw new LedgerFileDamagedException("ledger.db", e.Message, e);
        }
        catch (SqliteException e)
        {
            Say($"The ledger cannot be read: {e.Message}");
            Log.LedgerUnreadable(log, e);
        }
    }

    private void Enter(LinkStatus now)
    {
        var before = status.Current;
        status.Set(now);
        if (before.Word != now.Word)
        {
            Log.LinkChanged(log, now.Word, now.Reason, now.Detail);
        }
    }

    private void Say(string detail) => status.Set(new LinkStatus(UplinkState.Down, UplinkReason.None, detail));

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "The line to the nation is now {Link} ({Reason}) {Detail}")]
        public static partial void LinkChanged(ILogger logger, string link, UplinkReason reason, string detail);

        [LoggerMessage(3002, LogLevel.Error, "The line to the nation waits: the ledger could not be read")]
        public static partial void LedgerUnreadable(ILogger logger, Exception reason);
    }
}
