using Microsoft.Extensions.Hosting;

namespace Federation.Silo.Tests.Rig;

/// <summary>The lifetime of a host that there is not.</summary>
internal sealed class FakeLifetime : IHostApplicationLifetime
{
    public bool WasStopped { get; private set; }

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => CancellationToken.None;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication() => WasStopped = true;
}
