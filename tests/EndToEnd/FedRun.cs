using Federation.Fed;
using Federation.Fed.Cli;

namespace Federation.EndToEnd;

/// <summary>Runs a command line in this process and keeps what it wrote.</summary>
internal sealed record FedRun(int ExitCode, string Output, string Error)
{
    public static async Task<FedRun> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Runner.RunAsync(FedCommand.Create(), args, Screen.Of(output, error));
        return new FedRun(exitCode, output.ToString(), error.ToString());
    }
}
