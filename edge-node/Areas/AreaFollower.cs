using Federation.Core.Areas.Plans;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Repair;
using Federation.EdgeNode.Uplink;
using Federation.Wire;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Areas;

/// <summary>
/// Follows the nation's catalogue of areas: what Welcome and heartbeats name is asked for, kept beside the ledger, and
/// the ledgers are read again with it. Until then what was known goes on.
/// </summary>
internal sealed partial class AreaFollower(
    EdgeLedgers ledgers,
    NationCopies nation,
    IOptions<UplinkHostOptions> options,
    TimeProvider time,
    ILogger<AreaFollower> log
) : BackgroundService
{
    private readonly SemaphoreSlim _heard = new(0);
    private int _version;

    /// <summary>The nation named its edition. Any thread; does not wait.</summary>
    public void Hear(int version)
    {
        if (version > KnownAreas.Current.Version && Interlocked.Exchange(ref _version, version) != version)
        {
            _ = _heard.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _heard.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await _heard.WaitAsync(stoppingToken);
                while (Volatile.Read(ref _version) > KnownAreas.Current.Version && !await TryFollowAsync(stoppingToken))
                {
                    await Task.Delay(options.Value.BackoffMax, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node is stopping.
        }
    }

    private async Task<bool> TryFollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var plan in await nation.ReadAreaPlansAsync(KnownAreas.Current.Version, cancellationToken))
            {
                Follow(plan);
            }

            foreach (var ledger in ledgers.All)
            {
                // Nothing is replaced: the same files are read with the new catalogue.
                await ledger.Writer.ReplaceAsync(() => { }).WaitAsync(cancellationToken);
            }

            Log.Followed(log, KnownAreas.Current.Version);
            return true;
        }
        catch (Exception cause)
            when (cause is RpcException or IOException or LedgerUnavailableException or LedgerStoppedException)
        {
            Log.NotFollowed(log, Volatile.Read(ref _version), cause.Message);
            return false;
        }
    }

    private void Follow(byte[] plan)
    {
        var next = KnownAreas.Current.Version + 1;
        if (!AreaPlanStatement.TryDecode(plan, out var statement) || !statement.IsFor(KnownAreas.Current))
        {
            throw new IOException(
                $"the nation's plan for edition {next} of the areas is not for the catalogue of this program: "
                    + "install the "
                    + "nation's version"
            );
        }

        AreaPlanFiles.Keep(ledgers.Current.DataDirectory, next, plan);
        if (!KnownAreas.TryFollow(plan))
        {
            throw new IOException($"the nation's plan for edition {next} of the areas does not make what it names");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3040, LogLevel.Information, "Areas are those of edition {Version} of the nation's catalogue.")]
        public static partial void Followed(ILogger logger, int version);

        [LoggerMessage(
            3041,
            LogLevel.Warning,
            "Edition {Version} of the nation's areas could not be taken, the earlier one goes on: {Reason}"
        )]
        public static partial void NotFollowed(ILogger logger, int version, string reason);
    }
}
