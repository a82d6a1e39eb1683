using System.CommandLine;
using System.Threading.Channels;
using Federation.Client;
using Federation.HqConsole.Model;
using Federation.HqConsole.Terminal;

namespace Federation.HqConsole;

/// <summary>Starts the HQ console. Exit codes: 0 quit, 2 wrong usage or no terminal.</summary>
internal static class Program
{
    private const int WrongUsage = 2;

    public static async Task<int> Main(string[] arguments)
    {
        var command = new CommandLine().Build(TimeProvider.System, RunAsync);
        var parsed = command.Parse(arguments);
        var code = await parsed.InvokeAsync(
            new InvocationConfiguration { ProcessTerminationTimeout = null },
            CancellationToken.None
        );
        return parsed.Errors.Count > 0 ? WrongUsage : code;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<Uri> addresses,
        ConsoleSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            await Console.Error.WriteLineAsync("hq-console needs a terminal. For plain lines use: fed watch");
            return WrongUsage;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var resumed = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        using var signals = new Signals(over, resumed.Writer);
        using var nation = new NationClient(new NationOptions { Addresses = addresses });
        var notices = Notices.From(settings.Notices);
        using var terminal = new AnsiTerminal();
        using var crash = new CrashGuard(terminal);
        var model = new ConsoleModel(settings, TimeProvider.System.GetUtcNow());
        var colours = ColourModes.Of(Environment.GetEnvironmentVariable);
        try
        {
            var app = new ConsoleApp(nation, model, notices, TimeProvider.System, colours);
            await app.RunAsync(terminal, KeyReader.Start(), resumed.Reader, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Ctrl-C, SIGTERM or a closed line: the terminal is given back all the same.
        }

        return 0;
    }
}
