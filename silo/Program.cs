using System.Text.Json;
using Federation.Core.Journal;
using Federation.Silo;
using Federation.Silo.Boards;
using Federation.Wire.Hosting;
using Microsoft.Extensions.Options;

try
{
    CrashPoints.Arm();
    await using var app = NationHost.Build(args);
    await app.StartAsync();
    ParentPipe.Watch(app.Configuration.GetValue<bool>(ParentPipe.Option), app.Lifetime.StopApplication);
    await app.Services.GetRequiredService<FoldHost>().CaughtUp;
    var urls = app.Urls.ToArray();
    var line = new
    {
        ready = true,
        kind = "nation",
        url = urls[0],
        web = urls[1],
    };
    await Console.Out.WriteLineAsync(JsonSerializer.Serialize(line));
    await app.WaitForShutdownAsync();
    return app.Services.GetRequiredService<SiloFault>().IsFaulted ? 1 : 0;
}
catch (Exception wrong)
    when (wrong is OptionsValidationException or JournalDamagedException or IOException or FormatException)
{
    await Console.Error.WriteLineAsync($"The silo cannot start: {wrong.Message}");
    return 1;
}
