using System.Text.Json;
using Federation.EdgeNode;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Options;

try
{
    CrashPoints.Arm();
    await using var node = EdgeHost.Build(args);
    var ledgers = node.Services.GetRequiredService<EdgeLedgers>();
    await node.StartAsync();
    ParentPipe.Watch(node.Configuration.GetValue<bool>(ParentPipe.Option), node.Lifetime.StopApplication);
    Console.WriteLine(ReadyLine(node, ledgers));
    new SystemdNotifier().Notify(ServiceState.Ready);
    await node.WaitForShutdownAsync();
    return ExitCodes.Done;
}
catch (OptionsValidationException e)
{
    return Refuse(ExitCodes.WrongOptions, string.Join(Environment.NewLine, e.Failures));
}
catch (FormatException e)
{
    return Refuse(ExitCodes.WrongOptions, e.Message);
}
catch (Exception e) when (e is LedgerUnavailableException or IOException)
{
    return Refuse(ExitCodes.Unavailable, e.Message);
}
catch (LedgerFileDamagedException e)
{
    return Refuse(
        ExitCodes.Damaged,
        $"{e.Message}. Nothing was changed; restore a copy, or have the record looked into."
    );
}

static string ReadyLine(WebApplication node, EdgeLedgers ledgers)
{
    var header = ledgers.Current.Writer.View.Header;
    var today = node.Services.GetRequiredService<EdgeClock>().Today;
    var line = new
    {
        ready = true,
        kind = "edge",
        owner = KnownAreas.Current.Get(header.Owner).Nearest(today).Code.ToString(),
        url = node.Urls.First(),
        ledger = header.Ledger.ToString(),
    };
    return JsonSerializer.Serialize(line);
}

static int Refuse(int exitCode, string message)
{
    Console.Error.WriteLine(message);
    return exitCode;
}
