using Federation.Fed.Cli;

namespace Federation.Fed.Up;

/// <summary>One program to start.</summary>
/// <param name="Name">For people and for its directory: <c>nation</c>, <c>edge-04</c>.</param>
/// <param name="File">Full path of the program.</param>
/// <param name="Directory">Its own directory: data and <c>log.txt</c>.</param>
/// <param name="Arguments">Its command line.</param>
/// <param name="Ports">The ports that it listens on, each with what it is for.</param>
internal sealed record NodeProgram(
    string Name,
    string File,
    string Directory,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<(int Port, string For)> Ports
)
{
    /// <summary>The nation's address comes first, then the edges', each with an Orleans port of its own.</summary>
    private const int OrleansOffset = 10_000;

    private const int PortMax = 65_535;

    /// <summary>What its environment holds besides this process's own; empty by default.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A silo of the nation: gRPC on base + 80, web on base + 90; the second one on + 81 and + 91.</summary>
    /// <param name="data">The directory of all.</param>
    /// <param name="basePort">Ports are counted from here.</param>
    /// <param name="silo">From 1.</param>
    /// <param name="store">The database that it shares with others; null: the embedded store.</param>
    public static NodeProgram Nation(string data, int basePort, int silo = 1, SharedStore? store = null)
    {
        var (port, web) = (basePort + 79 + silo, basePort + 89 + silo);
        var name = silo == 1 ? "nation" : $"nation-{silo}";
        var directory = Path.Combine(data, name);
        return new NodeProgram(
            name,
            ProgramFile.Find(ProgramFile.Silo),
            directory,
            [
                "--Nation:Data",
                directory,
                "--Nation:Port",
                $"{port}",
                "--Nation:WebPort",
                $"{web}",
                "--Nation:OrleansPort",
                $"{OrleansPort(port)}",
                "--parent-pipe",
                "true",
                .. store?.Arguments ?? [],
            ],
            [
                (port, $"silo {silo} of the nation"),
                (web, $"web pages of silo {silo}"),
                (OrleansPort(port), $"silo {silo} among the silos"),
            ]
        );
    }

    /// <summary>A province's edge node: gRPC on base + 100 + code.</summary>
    public static NodeProgram Edge(
        string data,
        int basePort,
        string province,
        string nationAddresses,
        string? mirror = null
    )
    {
        var port = basePort + 100 + int.Parse(province);
        var directory = Path.Combine(data, "edge-" + province);
        return new NodeProgram(
            "edge-" + province,
            ProgramFile.Find(ProgramFile.EdgeNode),
            directory,
            [
                "--Edge:Owner",
                province,
                "--Edge:Data",
                directory,
                "--Edge:Port",
                $"{port}",
                "--Edge:OrleansPort",
                $"{OrleansPort(port)}",
                "--Edge:Nation",
                nationAddresses,
                "--parent-pipe",
                "true",
                .. mirror is null ? (string[])[] : ["--Edge:Mirror", Path.Combine(mirror, "edge-" + province)],
            ],
            [(port, $"the edge node of {province}"), (OrleansPort(port), $"grains of the edge node of {province}")]
        );
    }

    /// <summary>The same with more on its command line.</summary>
    public NodeProgram With(IReadOnlyList<string> more) => this with { Arguments = [.. Arguments, .. more] };

    private static int OrleansPort(int port) =>
        port + OrleansOffset <= PortMax ? port + OrleansOffset : port - OrleansOffset;
}
