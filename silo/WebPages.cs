using Federation.Silo.Boards;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Federation.Silo;

/// <summary>What the web port answers: is the process alive, is it ready, and a line for who looks in.</summary>
internal static class WebPages
{
    public static void Map(WebApplication app)
    {
        _ = app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        _ = app.MapHealthChecks("/health/ready");
        _ = app.MapGet(
            "/",
            (FoldHost fold) => Results.Text($"Federation, silo of the nation. Folded version {fold.Version}.\n")
        );
    }
}

/// <summary>Ready once the journal is folded, and while its head was seen within the time of the options.</summary>
internal sealed class FoldHealth(FoldHost fold, IOptions<BoardsOptions> options, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var age = TimeSpan.FromMicroseconds(UnixTime.Microseconds(time.GetUtcNow()) - fold.ConfirmedUnixMicroseconds);
        return Task.FromResult(
            fold.CaughtUp.IsCompletedSuccessfully && age <= options.Value.ConfirmedWithin
                ? HealthCheckResult.Healthy($"Version {fold.Version}.")
                : HealthCheckResult.Unhealthy($"Version {fold.Version} is folded, and not confirmed.")
        );
    }
}
