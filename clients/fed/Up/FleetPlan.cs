using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Wire;

namespace Federation.Fed.Up;

/// <summary>Which provinces to start, where their data lie, and from which port on they listen.</summary>
/// <param name="Provinces">Province codes, each once.</param>
/// <param name="Data">An absolute directory.</param>
/// <param name="BasePort">Nation: + 80 and + 90, + 81 and + 91, …; edge: + 100 + code.</param>
/// <param name="Mirror">An absolute directory for second copies of the ledgers; null: none are kept.</param>
internal sealed record FleetPlan(IReadOnlyList<string> Provinces, string Data, int BasePort, string? Mirror = null)
{
    private const int BasePortMax = 65_535 - 200;
    private const int SilosMax = 9;

    /// <summary>How many silos the nation has; more than one share a database.</summary>
    public int Silos { get; private init; } = 1;

    /// <summary>The nation's database; null: the embedded store of one silo.</summary>
    public SharedStore? Store { get; private init; }

    /// <summary>Where edges find the nation that go another way than straight, by province.</summary>
    public IReadOnlyDictionary<string, string> Ways { get; init; } = new Dictionary<string, string>();

    /// <summary>Ledgers that edges have taken over, as <c>Edge:Earlier</c> names them, by province.</summary>
    public IReadOnlyDictionary<string, string> Earlier { get; private init; } = new Dictionary<string, string>();

    /// <summary>The command line that starts the same on another base port, for a message.</summary>
    public Func<int, string> Again { get; init; } =
        port => $"fed up --provinces {string.Join(',', Provinces)} --data {Data} --port {port}";

    /// <summary>Reads <c>04,20</c>; a province is one of any day of the reference window.</summary>
    /// <exception cref="FedException">A code is no province, or twice; or the port leaves no room.</exception>
    public static FleetPlan Read(string provinces, string data, int basePort)
    {
        var codes = provinces.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = codes.Where(code => !IsProvince(code)).Select(code => $"province '{code}' is not known: {Allowed}");
        var twice = codes
            .CountBy(code => code)
            .Where(c => c.Value > 1)
            .Select(c => $"province '{c.Key}' is named twice");
        List<string> errors = [.. wrong, .. twice];
        if (codes.Length == 0)
        {
            errors.Add($"no province is named: {Allowed}");
        }

        if (basePort is < 1024 or > BasePortMax)
        {
            errors.Add($"port {basePort} is not allowed: --port must be 1024 to {BasePortMax}");
        }

        return errors.Count == 0
            ? new FleetPlan(codes, Path.GetFullPath(data), basePort)
            : throw FedException.Usage(errors);
    }

    /// <summary>The same with so many silos on a database.</summary>
    /// <exception cref="FedException">Several silos have no database to share, or there are too many.</exception>
    public FleetPlan With(int silos, SharedStore? store) =>
        silos is < 1 or > SilosMax ? throw FedException.Usage($"--silos {silos} is not allowed: 1 to {SilosMax}")
        : silos > 1 && store is null
            ? throw FedException.Usage(
                $"--silos {silos} needs a database that they share: --postgres \"Host=127.0.0.1;Database=federation\""
            )
        : this with
        {
            Silos = silos,
            Store = store,
            Again = port => $"{Again(port)}{(silos > 1 ? $" --silos {silos}" : "")}{store?.Again}",
        };

    /// <summary>The same with ledgers that edges have taken over: <c>15=10@2025-06-30,15@2025-06-30</c>.</summary>
    /// <exception cref="FedException">One is not of this form, or of a province that is not started.</exception>
    public FleetPlan With(IReadOnlyList<string> earlier)
    {
        var parts = earlier.Select(one => one.Split('=', 2)).ToList();
        var wrong = parts.Where(part => part.Length != 2 || !Provinces.Contains(part[0])).ToList();
        return wrong.Count > 0
            ? throw FedException.Usage(
                $"--earlier {string.Join('=', wrong[0])} is not allowed: give one of {string.Join(", ", Provinces)} "
                    + "with the provinces whose ledgers its edge node has taken over, such as "
                    + "15=10@2025-06-30,15@2025-06-30"
            )
            : this with
            {
                Earlier = parts.ToDictionary(part => part[0], part => part[1]),
                Again = port => $"{Again(port)}{string.Concat(earlier.Select(one => $" --earlier {one}"))}",
            };
    }

    /// <summary>The same from another port on.</summary>
    public FleetPlan At(int basePort) => this with { BasePort = basePort };

    /// <summary>
    /// The nation first, whose silos know the web addresses of all, so that displays go over to another by themselves.
    /// Each edge knows every silo, and begins with another one.
    /// </summary>
    public IReadOnlyList<NodeProgram> Programs() =>
        [
            .. Enumerable
                .Range(1, Silos)
                .Select(silo => NodeProgram.Nation(Data, BasePort, silo, Store).With(OtherSilos)),
            .. Provinces.Select(
                (code, index) =>
                    NodeProgram
                        .Edge(Data, BasePort, code, Ways.GetValueOrDefault(code, NationFrom(index)), Mirror)
                        .With(Earlier.TryGetValue(code, out var earlier) ? ["--Edge:Earlier", earlier] : [])
            ),
        ];

    private string NationFrom(int first) =>
        string.Join(
            ',',
            Enumerable.Range(0, Silos).Select(silo => $"http://127.0.0.1:{BasePort + 80 + ((first + silo) % Silos)}")
        );

    private IReadOnlyList<string> OtherSilos =>
        Silos == 1
            ? []
            :
            [
                "--Nation:Web:Silos",
                string.Join(',', Enumerable.Range(0, Silos).Select(silo => $"http://127.0.0.1:{BasePort + 90 + silo}")),
            ];

    private const string Allowed = "allowed are the two digits of a province, such as 04 or 20, joined by commas";

    private static bool IsProvince(string text) =>
        AreaCode.TryParse(text, out var code)
        && code.Level == 1
        && KnownAreas.Current.LatestWithin(code, new Span(new Day(2019, 9, 5), AreaVersion.StillValid), out _);
}
