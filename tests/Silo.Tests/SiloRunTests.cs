using Federation.Core.Journal;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Federation.Silo.Tests;

/// <summary>What a silo's process says and ends with, when its start is broken off.</summary>
public sealed class SiloRunTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _directory.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task A_silo_that_finds_its_journal_damaged_while_it_starts_says_so_and_ends_with_1()
    {
        await using var app = await BuildAsync(app =>
            app.Services.GetRequiredService<SiloFault>().Stop(new JournalDamagedException("Frame 7 is changed."))
        );

        Assert.Equal(1, await SiloRun.RunAsync(app, _output, _error));
        Assert.Equal(
            "The silo cannot start: the journal does not hold what it must. Frame 7 is changed.",
            $"{_error}".Trim()
        );
        Assert.Empty($"{_output}");
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_while_it_starts_ends_with_0_and_says_nothing()
    {
        await using var app = await BuildAsync(app => app.Lifetime.StopApplication());

        Assert.Equal(0, await SiloRun.RunAsync(app, _output, _error));
        Assert.Empty($"{_error}{_output}");
    }

    /// <summary>A silo in which this happens between two stages of its start.</summary>
    private async Task<WebApplication> BuildAsync(Action<WebApplication> happens)
    {
        var app = await NationHost.BuildAsync(
            "--Nation:Data",
            _directory.Path,
            "--Nation:Port",
            "0",
            "--Nation:WebPort",
            "0",
            "--Nation:OrleansPort",
            $"{Nation.FreePort()}"
        );
        _ = app
            .Services.GetRequiredService<ISiloLifecycleSubject>()
            .Subscribe(
                nameof(SiloRunTests),
                ServiceLifecycleStage.RuntimeInitialize,
                _ =>
                {
                    happens(app);
                    return Task.CompletedTask;
                },
                _ => Task.CompletedTask
            );
        return app;
    }
}
