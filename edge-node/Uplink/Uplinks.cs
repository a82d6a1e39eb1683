using Federation.EdgeNode.Areas;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Repair;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Uplink;

/// <summary>Keeps an uplink for each ledger of the node running, and ends them with the node.</summary>
internal sealed class Uplinks(
    EdgeLedgers ledgers,
    EdgeClock clock,
    NationCopies nation,
    AreaFollower areas,
    IOptions<EdgeOptions> edge,
    IOptions<UplinkHostOptions> options,
    TimeProvider time,
    ILogger<UplinkDriver> log
) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            ledgers.All.Select(ledger =>
                new UplinkDriver(
                    ledger,
                    edge.Value.NationAddresses,
                    clock,
                    nation,
                    areas,
                    options.Value,
                    time,
                    log
                ).RunAsync(stoppingToken)
            )
        );
}
