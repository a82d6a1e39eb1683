using System.Globalization;
using Federation.Browser;
using Federation.LoadTest.Peers;
using Microsoft.Playwright;

namespace Federation.LoadTest.Displays;

/// <summary>
/// Opens the wall in a browser that was started for it, with an empty profile, again and again; then twice in one
/// browser: how long until the first figure is drawn.
/// </summary>
internal sealed class ColdDisplay(int starts, int entries, string program, string name)
{
    private const string Address = "/display/board/2025-Q1";

    /// <summary>Measures, and writes the report.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("federation-display-").FullName;
        try
        {
            _ = await new FilledJournal(entries, perFrame: 10).MakeAsync(data, cancellationToken);
            var web = ServerProcess.FreePort();
            string[] arguments =
            [
                .. (string[])["--Nation:Data", data, "--Nation:WebPort", $"{web}"],
                .. (string[])["--Nation:Port", $"{ServerProcess.FreePort()}"],
                .. (string[])["--Nation:OrleansPort", $"{ServerProcess.FreePort()}"],
            ];
            await using var silo = await RealProcess.StartAsync(program, arguments, cancellationToken);
            using var playwright = await Playwright.CreateAsync();
            var address = new Uri($"http://127.0.0.1:{web}{Address}");
            var (cold, warm) = (new List<FirstFigure>(), new List<FirstFigure>());
            for (var start = 0; start < starts; start++)
            {
                await using var browser = await Chromium.StartAsync(playwright);
                await using var context = await browser.NewContextAsync(Screen);
                cold.Add(await FirstFigure.OpenAsync(context, address));
                warm.Add(await FirstFigure.OpenAsync(context, address));
                Console.WriteLine($"{cold[^1]} {warm[^1]}");
            }

            Write(cold, warm);
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static readonly BrowserNewContextOptions Screen = new()
    {
        ViewportSize = new ViewportSize { Width = 1920, Height = 1080 },
    };

    private void Write(List<FirstFigure> cold, List<FirstFigure> warm)
    {
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        var path = new Report("A cold display's first figure")
            .Line(
                $"Real Chromium, headless, 1920x1080, {starts} times started with an empty profile on `{Address}` of a"
            )
            .Line($"nation of 63 provinces with {entries:N0} entries; silo and browser share the machine's cores (load")
            .Line($"{load} at the end). Counted from the start of the navigation. Warm: once more in the same browser.")
            .Line()
            .Line("| ms | p50 | longest | runtime loaded | board asked for | requests | KiB |")
            .Line("|---|---|---|---|---|---|---|")
            .Line(Row("cold", cold))
            .Line(Row("warm", warm))
            .Write(Fleet.Root, name);
        Console.WriteLine(path);
    }

    private static string Row(string what, List<FirstFigure> measured)
    {
        string Middle(Func<FirstFigure, double> of) =>
            measured.Select(of).Order().ElementAt(measured.Count / 2).ToString("0", CultureInfo.InvariantCulture);
        return $"| {what} | {Middle(one => one.Drawn)} | {measured.Max(one => one.Drawn):0} | "
            + $"{Middle(one => one.Loaded)} | {Middle(one => one.Asked)} | {Middle(one => one.Requests)} | "
            + $"{Middle(one => one.KiB)} |";
    }
}
