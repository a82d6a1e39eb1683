using System.Net.Sockets;
using System.Text;
using Federation.Fed.Up;
using Federation.TestKit;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>What the systemd units of the programs stand on.</summary>
public sealed class ServiceUnitLaws
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nation", "federation-silo@.service")]
    [InlineData("edge-04", "federation-edge@.service")]
    public async Task A_program_tells_the_service_manager_when_it_is_ready_and_its_unit_starts_that_program(
        string name,
        string unit
    )
    {
        using var data = new TemporaryDirectory();
        var socket = Path.Combine(data.Path, "notify");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(socket));
        var program = FreePorts.Plan("04", data.Path).Programs().Single(one => one.Name == name) with
        {
            Environment = new Dictionary<string, string> { ["NOTIFY_SOCKET"] = socket },
        };

        await using var node = await NodeProcess.StartAsync(program, Cancel);

        var told = new byte[256];
        var count = await manager.ReceiveAsync(told, Cancel).AsTask().WaitAsync(s_patience, Cancel);
        Assert.Equal("READY=1", Encoding.ASCII.GetString(told, 0, count));
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "systemd", unit), Cancel);
        Assert.Contains("\nType=notify\n", text, StringComparison.Ordinal);
        Assert.Matches($"\nExecStart=/opt/federation/[a-z-]+/{Path.GetFileName(program.File)}\n", text);
    }
}
