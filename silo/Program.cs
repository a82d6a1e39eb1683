using System.Text.Json;
using Federation.Core.Journal;
using Federation.Silo;
using Federation.Silo.Boards;
using Federation.Wire.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Options;

try
{
    CrashPoints.Arm();
    await using var app = await NationHost.BuildAsync(args);
    return await RunAsync(app);
}
catch (Exception wrong)
    when (wrong
            is OptionsValidationException
                or JournalDamagedException
                or JournalUnavailableException
                or IOException
                or FormatException
    )
{
    return await RefuseAsync(wrong);
}

static async Task<int> RunAsync(WebApplication app)
{
    var fault = app.Services.GetRequiredService<SiloFault>();
    try
    {
        await app.StartAsync(app.Lifetime.ApplicationStopping);
        ParentPipe.Watch(app.Configuration.GetValue<bool>(ParentPipe.Option), app.Lifetime.StopApplication);
        await app.Services.GetRequiredService<FoldHost>().CaughtUp;
        await Console.Out.WriteLineAsync(ReadyLine([.. app.Urls]));
        new SystemdNotifier().Notify(ServiceState.Ready);
        await app.WaitForShutdownAsync(app.Lifetime.ApplicationStopping);
        return fault.Cause is null ? 0 : 1;
    }
    catch (OperationCanceledException) when (fault.Cause is { } cause)
    {
        // It stopped itself while it was starting: the start was cancelled, and this is why.
        return await RefuseAsync(cause);
    }
    catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
    {
        // Asked to stop before it was ready.
        return 0;
    }
}

static string ReadyLine(string[] urls)
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

static async Task<int> RefuseAsync(Exception cause)
{
    var what = cause is JournalDamagedException ? "the journal does not hold what it must. " : "";
    await Console.Error.WriteLineAsync($"The silo cannot start: {what}{cause.Message}");
    return 1;
}
