using Federation.TestKit;

namespace Federation.Silo.Tests.Rig;

/// <summary>One silo for all tests of a class; each test takes a province or a period of its own.</summary>
public sealed class SharedNation : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();

    internal Nation Nation { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Nation = await Nation.StartAsync(_directory.Path, "--Nation:IntakeHost:HelloTimeout", "00:00:02");

    public async ValueTask DisposeAsync()
    {
        await Nation.DisposeAsync();
        _directory.Dispose();
    }
}
