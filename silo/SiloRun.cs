using System.Text.Json;
using Federation.Core.Journal;
using Federation.Silo.Boards;
using Federation.Wire.Hosting;
using Microsoft.Extensions.Hosting.Systemd;

namespace Federation.Silo;

/// <summary>A silo's process from its start to its end, and what it says of both.</summary>
internal static class SiloRun
{
    /// <summary>
    /// Starts the silo, says when it is ready and waits until it is told to stop or must not go on; gives the exit code
    /// of the process.
    /// </summary>
    /// <param name="output">Takes the one line of JSON that says that the silo is ready.</param>
    /// <param name="error">Takes why the silo could not start.</param>
    public static async Task<int> RunAsync(WebApplication app, TextWriter output, TextWriter error)
    {
        var fault = app.Services.GetRequiredService<SiloFault>();
        try
        {
            await app.StartAsync(app.Lifetime.ApplicationStopping);
            ParentPipe.Watch(app.Configuration.GetValue<bool>(ParentPipe.Option), app.Lifetime.StopApplication);
            await app.Services.GetRequiredService<FoldHost>().CaughtUp;
            await output.WriteLineAsync(ReadyLine([.. app.Urls]));
            new SystemdNotifier().Notify(ServiceState.Ready);
            await app.WaitForShutdownAsync(app.Lifetime.ApplicationStopping);
            return fault.Cause is null ? 0 : 1;
        }
        catch (Exception wrong) when (IsCancelled(wrong) && fault.Cause is { } cause)
        {
            // It stopped itself while it was starting: the start was cancelled, and this is why.
            return await RefuseAsync(cause, error);
        }
        catch (Exception wrong) when (IsCancelled(wrong) && app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Asked to stop before it was ready.
            return 0;
        }
    }

    /// <summary>Says why the silo cannot start; gives the exit code of the process.</summary>
    public static async Task<int> RefuseAsync(Exception cause, TextWriter error)
    {
        var what = cause is JournalDamagedException ? "the journal does not hold what it must. " : "";
        await error.WriteLineAsync($"The silo cannot start: {what}{cause.Message}");
        return 1;
    }

    /// <summary>Between two stages of its start Orleans throws an exception of its own when it is cancelled.</summary>
    private static bool IsCancelled(Exception wrong) =>
        wrong is OperationCanceledException or OrleansLifecycleCanceledException;

    private static string ReadyLine(string[] urls)
    {
        var line = new
        {
            ready = true,
            kind = "nation",
            url = urls[0],
            web = urls[1],
        };
        return JsonSerializer.Serialize(line);
    }
}
