using System.Net;
using System.Net.Sockets;
using Federation.Fed.Cli;

namespace Federation.Fed.Up;

/// <summary>Whether ports are free, asked before anything is started.</summary>
internal static class Ports
{
    /// <exception cref="FedException">
    /// A port is taken; every such port is named, and a command line whose ports are free now.
    /// </exception>
    public static void RequireFree(FleetPlan plan)
    {
        var taken = Taken(plan).Select(port => $"{port.Port} ({port.For})").ToList();
        if (taken.Count > 0)
        {
            var free = Enumerable.Range(6, 44).Select(thousand => plan.At(thousand * 1000)).FirstOrDefault(IsFree);
            var instead = free is null ? "choose another --port" : $"for example: {plan.Again(free.BasePort)}";
            throw FedException.Usage(
                $"ports in use: {string.Join(", ", taken)}",
                $"end what uses them, or take others, {instead}"
            );
        }
    }

    private static IEnumerable<(int Port, string For)> Taken(FleetPlan plan) =>
        plan.Programs().SelectMany(program => program.Ports).Where(port => !IsFree(port.Port));

    /// <summary>True where nobody listens on any port of the plan now.</summary>
    public static bool IsFree(FleetPlan plan) => !Taken(plan).Any();

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
