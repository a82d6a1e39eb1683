using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Federation.LoadTest.Peers.Victoria;

/// <summary>
/// VictoriaMetrics by Prometheus' remote write: each increment is a sample of the series of its figure, and a figure is
/// the sum over its samples. Blocks of ten thousand samples, as its own agent sends them.
/// </summary>
internal sealed class VictoriaPeer : IPeer
{
    private const string Program = "/usr/bin/victoria-metrics";
    private const int Block = 10_000;

    private readonly List<PreparedBytes> _lanes = [];
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { MaxConnectionsPerServer = PeerWorkload.Provinces, UseProxy = false }
    )
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    private ServerProcess? _server;
    private DateTimeOffset _began;

    /// <summary>As packaged.</summary>
    public static PeerKind Kind { get; } =
        new(
            "victoria",
            "VictoriaMetrics, remote write",
            "in memory; written out within seconds",
            IsDurable: false,
            $"requests of {Block:N0}, 34 connections",
            PeerWorkload.Provinces,
            () => new VictoriaPeer()
        );

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<Lane> lanes, CancellationToken cancellationToken)
    {
        _server = await ServerProcess.StartAsync(
            Program,
            (data, port) => [$"-storageDataPath={data}/store", $"-httpListenAddr=127.0.0.1:{port}"],
            cancellationToken
        );
        _http.BaseAddress = new Uri($"http://127.0.0.1:{_server.Port}");
        _began = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(2);
        var writer = new RemoteWrite(_began.ToUnixTimeMilliseconds());
        foreach (var lane in lanes)
        {
            _lanes.Add(new PreparedBytes(lane, Block, writer.Write));
        }
    }

    /// <inheritdoc/>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_lanes.Select(lane => LoadAsync(lane, cancellationToken)));

    /// <inheritdoc/>
    public async Task<long[]> SumsAsync(CancellationToken cancellationToken)
    {
        using var flush = await _http.GetAsync(new Uri("/internal/force_flush", UriKind.Relative), cancellationToken);
        _ = flush.EnsureSuccessStatusCode();
        var at = (_began + TimeSpan.FromHours(1)).ToUnixTimeSeconds();
        const string Query = "/api/v1/query?nocache=1&query=sum_over_time(figure[2h])&time=";
        using var answer = await _http.GetAsync(new Uri($"{Query}{at}", UriKind.Relative), cancellationToken);
        _ = answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        var sums = new long[PeerWorkload.Keys];
        foreach (var series in json.RootElement.GetProperty("data").GetProperty("result").EnumerateArray())
        {
            var labels = series.GetProperty("metric");
            var province = Whole(labels.GetProperty("province"));
            var key = (province * PeerWorkload.FiguresPerProvince) + Whole(labels.GetProperty("figure"));
            sums[key] = Whole(series.GetProperty("value")[1]);
        }

        return sums;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static int Whole(JsonElement text) =>
        int.Parse(text.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);

    private async Task LoadAsync(PreparedBytes blocks, CancellationToken cancellationToken)
    {
        while (blocks.TryTake(out var bytes, out _))
        {
            using var body = new ReadOnlyMemoryContent(bytes);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
            body.Headers.ContentEncoding.Add("snappy");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/write") { Content = body };
            request.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
            using var answer = await _http.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.NoContent)
            {
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                throw new InvalidOperationException($"VictoriaMetrics answered {answer.StatusCode}: {text}");
            }
        }
    }
}
