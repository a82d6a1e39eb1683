using Federation.Fed;
using Federation.Fed.Cli;

namespace Federation.Clients.Tests.Fed;

/// <summary>Runs a command line in this process and keeps what it wrote.</summary>
internal sealed record FedRun(int ExitCode, string Output, string Error)
{
    /// <summary>In English, where the command line does not say.</summary>
    public static Task<FedRun> English(params string[] args) =>
        Of(args.Contains("--lang") ? args : [.. args, "--lang", "en"]);

    public static async Task<FedRun> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Runner.RunAsync(FedCommand.Create(), args, Screen.Of(output, error));
        return new FedRun(exitCode, output.ToString(), error.ToString());
    }
}
