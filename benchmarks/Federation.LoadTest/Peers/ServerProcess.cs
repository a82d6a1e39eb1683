using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Federation.LoadTest.Peers;

/// <summary>
/// A server of a peer: an installed program with a data directory of its own and a port of 127.0.0.1. It ends on
/// disposal, or with this process whatever becomes of that, and its directory goes with it.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Task _said;

    private ServerProcess(Process process, string program, string data, int port)
    {
        (_process, Data, Port) = (process, data, port);
        var folder = Directory.CreateDirectory(Path.Combine(Fleet.Root, "artifacts", "load-test"));
        _log = File.CreateText(Path.Combine(folder.FullName, $"{Path.GetFileName(program)}-{process.Id}.log"));
        _said = Task.WhenAll(KeepAsync(process.StandardOutput), KeepAsync(process.StandardError));
    }

    /// <summary>Its data directory, empty at the start.</summary>
    public string Data { get; }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts a program and waits until its port takes connections.</summary>
    /// <param name="program">The path of the program.</param>
    /// <param name="arguments">Of its data directory and its port.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FileNotFoundException">The program is not installed.</exception>
    /// <exception cref="InvalidOperationException">It ended, or took no connection in time.</exception>
    public static async Task<ServerProcess> StartAsync(
        string program,
        Func<string, int, IEnumerable<string>> arguments,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(program))
        {
            throw new FileNotFoundException($"{program} is not installed: run ./bench peers as root.");
        }

        var data = Directory.CreateTempSubdirectory("federation-peer-").FullName;
        var port = FreePort();
        // The shell ends the server as soon as its own input ends, which it does with the process that holds it.
        string[] shell = ["-c", "\"$@\" & p=$!; read _; kill -KILL $p; wait $p", "sh", program];
        var start = new ProcessStartInfo("/bin/sh", [.. shell, .. arguments(data, port)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var server = new ServerProcess(process, program, data, port);
        try
        {
            await server.UntilItListensAsync(program, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A port of 127.0.0.1 that nobody uses now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A connection to it; the caller disposes it.</summary>
    public Task<NetworkStream> ConnectAsync(CancellationToken cancellationToken) =>
        ConnectAsync(Port, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _said;
        await _log.DisposeAsync();
        _process.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private static async Task<NetworkStream> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task UntilItListensAsync(string program, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var began = Stopwatch.GetTimestamp();
        while (await beat.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await using var connection = await ConnectAsync(Port, cancellationToken);
                return;
            }
            catch (SocketException) when (!_process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
            {
                // Not yet.
            }
            catch (SocketException refused)
            {
                throw new InvalidOperationException(
                    $"{program} took no connection on port {Port}: artifacts/load-test has its log.",
                    refused
                );
            }
        }
    }

    private async Task KeepAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lock (_log)
            {
                _log.WriteLine(line);
            }
        }
    }
}
