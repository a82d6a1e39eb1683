using System.Net;
using System.Net.Sockets;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;

namespace Federation.Silo.Tests;

/// <summary>The Orleans dashboard is for engineers: on a port of its own, and only where it is asked for.</summary>
public sealed class AdminPortTests
{
    private const string Overview = "/DashboardCounters";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_admin_port_there_is_no_dashboard()
    {
        using var directory = new TemporaryDirectory();
        await using var nation = await Nation.StartAsync(directory.Path);
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(nation.Web + Overview), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_admin_port_shows_the_dashboard_and_no_other_port_does()
    {
        using var directory = new TemporaryDirectory();
        var (web, admin) = (FreePort(), FreePort());
        await using var nation = await Nation.StartAsync(
            directory.Path,
            "--Nation:WebPort",
            $"{web}",
            "--Nation:AdminPort",
            $"{admin}"
        );
        using var http = new HttpClient();

        var page = await http.GetStringAsync(new Uri($"http://127.0.0.1:{admin}/"), Cancel);
        using var counters = await http.GetAsync(new Uri($"http://127.0.0.1:{admin}{Overview}"), Cancel);
        using var elsewhere = await http.GetAsync(new Uri($"http://127.0.0.1:{web}{Overview}"), Cancel);

        Assert.Contains("<title>Orleans Dashboard</title>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, counters.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
