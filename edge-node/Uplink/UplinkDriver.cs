using Federation.Core.Exchange;
using Federation.EdgeNode.Areas;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Repair;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Uplink;

/// <summary>Keeps the uplink of one ledger running for as long as the node runs.</summary>
internal sealed partial class UplinkDriver(
    LedgerHost ledger,
    IReadOnlyList<Uri> nationAddresses,
    EdgeClock clock,
    NationCopies nation,
    AreaFollower areas,
    UplinkHostOptions options,
    TimeProvider time,
    ILogger<UplinkDriver> log
)
{
    private LinkStatus _last = new(UplinkState.Down, UplinkReason.None, "");

    /// <summary>Runs until the node stops.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        if (nationAddresses.Count == 0)
        {
            Say("Edge:Nation is empty: this node works alone.");
            return;
        }

        try
        {
            while (true)
            {
                if (ledger.Writer.Damage is { } damage)
                {
                    await ReportAsync(damage, stoppingToken);
                }
                else if (!await RunWhileSoundAsync(stoppingToken))
                {
                    await Task.Delay(options.BackoffMax, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node is stopping.
        }
    }

    /// <summary>Says that the file is damaged, and again from time to time until it is repaired.</summary>
    private async Task ReportAsync(LedgerFileDamagedException damage, CancellationToken stopping)
    {
        var header = ledger.Writer.View.Header;
        var readable = LedgerSalvage.Read(ledger.DataDirectory, header).Head;
        Enter(new LinkStatus(UplinkState.Stopped, UplinkReason.Damaged, damage.Message, new(readable, readable)));
        using var changed = new LedgerChange(ledger.Writer);
        while (ledger.Writer.Damage is not null)
        {
            if (await nation.TryReportDamageAsync(header, readable, damage, stopping) is { } watermark)
            {
                Enter(
                    new LinkStatus(UplinkState.Stopped, UplinkReason.Damaged, damage.Message, new(readable, watermark))
                );
            }

            await changed.WaitAsync(options.StoppedRetry, time, stopping);
        }
    }

    /// <summary>True where the ledger was replaced, or is damaged; false where it cannot be read now.</summary>
    private async Task<bool> RunWhileSoundAsync(CancellationToken stopping)
    {
        try
        {
            using var reader = LedgerReader.Open(ledger.DataDirectory);
            await using var loop = new UplinkLoop(
                ledger.Writer,
                reader,
                nationAddresses,
                clock,
                areas.Hear,
                options,
                time
            );
            await loop.RunAsync(Enter, stopping);
            return true;
        }
        catch (LedgerFileDamagedException e)
        {
            ledger.Writer.Declare(e);
            return true;
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            ledger.Writer.Declare(new LedgerFileDamagedException("ledger.db", e.Message, e));
            return true;
        }
        catch (SqliteException e)
        {
            Say($"The ledger cannot be read: {e.Message}");
            Log.LedgerUnreadable(log, e);
            return false;
        }
    }

    private void Enter(LinkStatus now)
    {
        var before = _last;
        _last = now.After(before);
        ledger.Link.Set(_last);
        if (before.Word != now.Word)
        {
            Log.LinkChanged(log, ledger.Writer.View.Header.Ledger.Value, now.Word, now.Reason, now.Detail);
        }
    }

    private void Say(string detail) => ledger.Link.Set(new LinkStatus(UplinkState.Down, UplinkReason.None, detail));

    private static partial class Log
    {
        [LoggerMessage(
            3001,
            LogLevel.Information,
            "Ledger {Ledger}: the line to the nation is now {Link} ({Reason}) {Detail}"
        )]
        public static partial void LinkChanged(
            ILogger logger,
            Guid ledger,
            string link,
            UplinkReason reason,
            string detail
        );

        [LoggerMessage(3002, LogLevel.Error, "The line to the nation waits: the ledger could not be read")]
        public static partial void LedgerUnreadable(ILogger logger, Exception reason);
    }
}
