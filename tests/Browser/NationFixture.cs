using Federation.TestKit;
using Microsoft.Playwright;

namespace Federation.Browser;

/// <summary>One nation and one browser for all tests that leave them as they were.</summary>
public sealed class NationFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private IPlaywright? _playwright;

    internal RealNation Nation { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Nation = await RealNation.StartAsync(
            _directory.Path,
            RealNation.FreePort(_directory.Path),
            CancellationToken.None
        );
        await Nation.RecordAsync(CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        Browser = await Chromium.StartAsync(_playwright);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        Nation.Dispose();
        _directory.Dispose();
    }
}
