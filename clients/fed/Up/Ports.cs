using System.Net;
using System.Net.Sockets;
using Federation.Fed.Cli;

namespace Federation.Fed.Up;

/// <summary>Whether ports are free, asked before anything is started.</summary>
internal static class Ports
{
    /// <exception cref="FedException">A port is taken; every such port is named.</exception>
    public static void RequireFree(IEnumerable<NodeProgram> programs)
    {
        var taken = programs
            .SelectMany(program => program.Ports)
            .Where(port => !IsFree(port.Port))
            .Select(port => $"port {port.Port} ({port.For}) is in use: end what uses it, or choose another --port")
            .ToList();
        if (taken.Count > 0)
        {
            throw FedException.Usage(taken);
        }
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
