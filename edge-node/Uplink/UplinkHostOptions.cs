using Federation.Core.Exchange;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Uplink;

/// <summary>
/// The times of the line to the nation. Section <c>Edge:Uplink</c>; see <see cref="UplinkOptions"/> for each.
/// </summary>
public sealed class UplinkHostOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Edge:Uplink";

    /// <summary>Between two heartbeats. Default 1 s, 10 ms to 1 min.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Without any message for so long the line is dead. Default 3 s; at least twice the heartbeat.</summary>
    public TimeSpan SilenceMax { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The first wait before a new attempt, doubled each time. Default 100 ms, from 1 ms.</summary>
    public TimeSpan BackoffFirst { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest such wait. Default 5 s, up to 5 min.</summary>
    public TimeSpan BackoffMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For a connection to be made. Default 5 s, 10 ms to 1 min.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a stopped uplink asks whether an operator has decided. Default 1 min, 1 s to 1 day.</summary>
    public TimeSpan StoppedRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long the nation may take to give what it holds of a ledger, for a repair. Default 2 min, 1 s to 1 h.
    /// </summary>
    public TimeSpan CopyTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the last words of a connection may take to leave. Default 1 s, 10 ms to 10 s.</summary>
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// So many entries without a receipt are a backlog whose totals are announced ahead. Default 10000, from 1.
    /// </summary>
    public long StandingEntries { get; set; } = 10_000;

    /// <summary>The machine's part of these.</summary>
    public UplinkOptions ToMachine(int catalogueVersion) =>
        new()
        {
            CatalogueVersion = catalogueVersion,
            HeartbeatInterval = HeartbeatInterval,
            SilenceMax = SilenceMax,
            BackoffFirst = BackoffFirst,
            BackoffMax = BackoffMax,
            ConnectTimeout = ConnectTimeout,
            StoppedRetry = StoppedRetry,
            StandingEntries = StandingEntries,
        };
}

/// <summary>Refuses times outside their ranges.</summary>
internal sealed class UplinkHostOptionsValidation : IValidateOptions<UplinkHostOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, UplinkHostOptions options)
    {
        if (options.FlushTimeout < TimeSpan.FromMilliseconds(10) || options.FlushTimeout > TimeSpan.FromSeconds(10))
        {
            return ValidateOptionsResult.Fail(
                $"{UplinkHostOptions.Section}:FlushTimeout is {options.FlushTimeout}. Choose 00:00:00.010 to 00:00:10."
            );
        }

        if (options.CopyTimeout < TimeSpan.FromSeconds(1) || options.CopyTimeout > TimeSpan.FromHours(1))
        {
            return ValidateOptionsResult.Fail(
                $"{UplinkHostOptions.Section}:CopyTimeout is {options.CopyTimeout}. Choose 00:00:01 to 01:00:00."
            );
        }

        try
        {
            options.ToMachine(catalogueVersion: 1).Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail($"{UplinkHostOptions.Section}: {e.Message}");
        }
    }
}
