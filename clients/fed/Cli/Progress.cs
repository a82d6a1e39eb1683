using Spectre.Console;

namespace Federation.Fed.Cli;

/// <summary>A bar on a terminal for what may take longer than a second; nothing anywhere else.</summary>
internal static class Progress
{
    /// <summary>Runs the work and shows how far it is.</summary>
    /// <param name="screen">Where; only a terminal shows the bar.</param>
    /// <param name="title">What is going on.</param>
    /// <param name="work">Reports a share from 0 to 1, or nothing; may report from any thread.</param>
    public static async Task<T> RunAsync<T>(Screen screen, string title, Func<Action<double>, Task<T>> work)
    {
        if (!screen.IsTerminal)
        {
            return await work(_ => { });
        }

        return await AnsiConsole
            .Progress()
            .AutoClear(true)
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                return work(share => task.Value = share);
            });
    }
}
