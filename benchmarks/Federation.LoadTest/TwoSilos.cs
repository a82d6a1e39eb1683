using System.Diagnostics;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.LoadTest;

/// <summary>
/// A nation of real processes: two silos on one PostgreSQL, two edges that know both, and a display on each silo.
/// </summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    private static readonly string[] Provinces = ["04", "20"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _data = Directory.CreateTempSubdirectory("federation-two-silos-").FullName;
    private readonly IReadOnlyList<string> _store;
    private readonly int _port;
    private readonly RealProcess?[] _silos = new RealProcess?[2];
    private readonly List<RealProcess> _edges = [];
    private readonly List<GrpcChannel> _channels = [];
    private readonly List<SiloDisplay> _displays = [];
    private readonly Dictionary<string, long> _recorded = Provinces.ToDictionary(province => province, _ => 0L);

    private TwoSilos(IReadOnlyList<string> store, int port) => (_store, _port) = (store, port);

    /// <summary>Starts everything.</summary>
    /// <param name="store">The silos' arguments for their database.</param>
    /// <param name="port">The first of ten ports.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TwoSilos> StartAsync(
        IReadOnlyList<string> store,
        int port,
        CancellationToken cancellationToken
    )
    {
        var nation = new TwoSilos(store, port);
        await Task.WhenAll(nation.StartAsync(0, cancellationToken), nation.StartAsync(1, cancellationToken));
        var addresses = nation._silos.Select(silo => silo!.Address).ToList();
        foreach (var (index, province) in Provinces.Index())
        {
            var edge = nation.Edge(province, index, string.Join(',', addresses));
            nation._edges.Add(await RealProcess.StartAsync("Federation.EdgeNode", edge, cancellationToken));
            nation._channels.Add(GrpcChannel.ForAddress(nation._edges[^1].Address));
        }

        nation._displays.AddRange(addresses.Select(address => new SiloDisplay(address, Provinces)));
        nation._displays.ForEach(display => display.Start());
        return nation;
    }

    /// <summary>A running silo, by its place: 0 or 1.</summary>
    public RealProcess Silo(int silo) => _silos[silo]!;

    /// <summary>True where both displays show exactly what was recorded.</summary>
    public bool IsExact =>
        _displays.All(display => Provinces.All(province => display.Shown(province) == _recorded[province]));

    /// <summary>Starts a silo, anew where it was lost.</summary>
    public async Task StartAsync(int silo, CancellationToken cancellationToken) =>
        _silos[silo] = await RealProcess.StartAsync("Federation.Silo", SiloArguments(silo), cancellationToken);

    /// <summary>Lets go of a silo that was killed.</summary>
    public async Task ForgetAsync(int silo)
    {
        await Silo(silo).ForgetAsync();
        _silos[silo] = null;
    }

    /// <summary>One recording at each edge, and both displays show it: the nation is whole.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await RecordAsync(cancellationToken);
        await UntilShownAsync(cancellationToken, 0, 1);
        await UntilLiveAsync(cancellationToken);
    }

    /// <summary>Until both displays are live.</summary>
    public Task UntilLiveAsync(CancellationToken cancellationToken) =>
        UntilAsync(() => _displays.TrueForAll(display => display.IsLive), "live displays", cancellationToken);

    /// <summary>One recording at each edge.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        foreach (var (channel, province) in _channels.Zip(Provinces))
        {
            var request = new RecordRequest
            {
                Id = Guid.CreateVersion7().ToString(),
                Activity = new ActivityText
                {
                    Area = province,
                    Day = "2025-05-05",
                    Forces = "border_guard",
                    Lead = "border_guard",
                    Amounts =
                    {
                        new AmountText { Indicator = "patrol.patrols", Amount = "1" },
                    },
                },
            };
            var claim = new Metadata { { "federation-as", "border_guard" } };
            var ledger = new Ledger.LedgerClient(channel);
            await ledger.RecordAsync(request, claim, cancellationToken: cancellationToken);
            _recorded[province]++;
        }
    }

    /// <summary>Until the displays of these silos show all that was recorded.</summary>
    public Task UntilShownAsync(CancellationToken cancellationToken, params int[] silos) =>
        UntilAsync(
            () => silos.All(silo => Provinces.All(one => _displays[silo].Shown(one) >= _recorded[one])),
            "moving boards",
            cancellationToken
        );

    /// <summary>Until the display of a silo says that its figures are not confirmed.</summary>
    public Task UntilNotConfirmedAsync(int silo, CancellationToken cancellationToken) =>
        UntilAsync(() => !_displays[silo].IsLive, $"silo {silo} not confirmed", cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var display in _displays)
        {
            await display.DisposeAsync();
        }

        _channels.ForEach(channel => channel.Dispose());
        foreach (var process in _edges.Concat(_silos.OfType<RealProcess>()))
        {
            await process.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    private static async Task UntilAsync(Func<bool> isSo, string what, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"Waited {Patience} for {what}.");
            }

            await Task.Delay(1, cancellationToken);
        }
    }

    private string[] SiloArguments(int silo) =>
        [
            .. _store,
            "--Nation:Port",
            $"{_port + (10 * silo)}",
            "--Nation:WebPort",
            $"{_port + (10 * silo) + 1}",
            "--Nation:OrleansPort",
            $"{_port + (10 * silo) + 2}",
        ];

    private string[] Edge(string province, int index, string nation) =>
        [
            "--Edge:Owner",
            province,
            "--Edge:Data",
            Path.Combine(_data, province),
            "--Edge:Port",
            $"{_port + (10 * index) + 3}",
            "--Edge:OrleansPort",
            $"{_port + (10 * index) + 4}",
            "--Edge:Nation",
            nation,
        ];
}
