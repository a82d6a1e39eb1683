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

    /// <summary>The national silo: gRPC on base + 80, web on base + 90.</summary>
    public static NodeProgram Nation(string data, int basePort)
    {
        var (port, web) = (basePort + 80, basePort + 90);
        var directory = Path.Combine(data, "nation");
        return new NodeProgram(
            "nation",
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
            ],
            [(port, "the nation"), (web, "the nation's web pages"), (OrleansPort(port), "the nation's silo")]
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
            [(port, $"the edge node of {province}"), (OrleansPort(port), $"the silo of the edge node of {province}")]
        );
    }

    private static int OrleansPort(int port) =>
        port + OrleansOffset <= PortMax ? port + OrleansOffset : port - OrleansOffset;
}
