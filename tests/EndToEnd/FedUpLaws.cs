using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Federation.Fed.Cli;
using Federation.Fed.Up;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

public sealed class FedUpLaws
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ready_line_names_all_addresses_and_sigterm_ends_all()
    {
        using var data = new TemporaryDirectory();
        var plan = FreePorts.Plan("04,20", data.Path);
        using var up = await FedUp.StartAsync(plan, Cancellation);
        const string ofBase5000 =
            """{"ready":true,"nation":"http://127.0.0.1:5080","silos":["http://127.0.0.1:5080"],"web":"http://127"""
            + """.0.0.1:5090","edges":{"04":"http://127.0.0.1:5104","20":"http://127.0.0.1:5120"}}""";
        Assert.Equal(ofBase5000, Regex.Replace(up.ReadyLine, @":(\d{5})", port => PortOfBase5000(port, plan.BasePort)));
        var lines = await up.ConnectAsync(Cancellation);
        up.Terminate();
        Assert.Equal(0, await up.WaitForExitAsync(Cancellation));
        await Task.WhenAll(lines.Select(line => FedUp.WaitForCloseAsync(line, Cancellation)));
    }

    [Fact]
    public async Task Children_end_by_themselves_when_fed_up_is_killed()
    {
        using var data = new TemporaryDirectory();
        using var up = await FedUp.StartAsync(FreePorts.Plan("04", data.Path), Cancellation);
        var lines = await up.ConnectAsync(Cancellation);
        Assert.Equal(2, lines.Count);
        up.Kill();
        await Task.WhenAll(lines.Select(line => FedUp.WaitForCloseAsync(line, Cancellation)));
    }

    [Fact]
    public async Task A_child_that_dies_ends_all_with_exit_code_3()
    {
        using var data = new TemporaryDirectory();
        using var up = await FedUp.StartAsync(FreePorts.Plan("04", data.Path), Cancellation);
        var lines = await up.ConnectAsync(Cancellation);
        using var child = Process.GetProcessById(up.Children()[0]);
        child.Kill();
        Assert.Equal(3, await up.WaitForExitAsync(Cancellation));
        await Task.WhenAll(lines.Select(line => FedUp.WaitForCloseAsync(line, Cancellation)));
    }

    [Fact]
    public async Task A_port_in_use_is_named_before_anything_starts()
    {
        using var data = new TemporaryDirectory();
        var plan = FreePorts.Plan("04", data.Path);
        using var taken = new TcpListener(IPAddress.Loopback, plan.BasePort + 104);
        taken.Start();
        var refused = await Assert.ThrowsAsync<FedException>(() => Fleet.StartAsync(plan, Cancellation));
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal($"ports in use: {plan.BasePort + 104} (the edge node of 04)", refused.Lines[0]);
        Assert.StartsWith(
            $"end what uses them, or take others, for example: fed up --provinces 04 --data {data.Path} --port ",
            refused.Lines[1]
        );
        Assert.Empty(Directory.GetDirectories(data.Path));
    }

    [Fact]
    public async Task Data_in_use_are_refused_in_the_words_of_each_program_and_leave_the_running_logs_alone()
    {
        using var data = new TemporaryDirectory();
        using var up = await FedUp.StartAsync(FreePorts.Plan("04", data.Path), Cancellation);
        var refused = await Assert.ThrowsAsync<FedException>(() =>
            Fleet.StartAsync(FreePorts.Plan("04", data.Path), Cancellation)
        );
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains(
            refused.Lines,
            line => line.StartsWith("nation did not start: ") && line.Contains("journal.lock")
        );
        Assert.Contains(refused.Lines, line => line.StartsWith("edge-04 did not start: ") && line.Contains("in use"));
        Assert.Equal(
            $"where another fed up or node uses {data.Path}: end that one, or give this one another --data",
            refused.Lines[^1]
        );
        foreach (var log in Directory.GetFiles(data.Path, "log.txt", SearchOption.AllDirectories))
        {
            Assert.DoesNotMatch("in use|journal.lock", await File.ReadAllTextAsync(log, Cancellation));
        }

        up.Terminate();
        Assert.Equal(0, await up.WaitForExitAsync(Cancellation));
    }

    private static string PortOfBase5000(Match port, int basePort) =>
        $":{int.Parse(port.Groups[1].ValueSpan) - basePort + 5000}";
}
