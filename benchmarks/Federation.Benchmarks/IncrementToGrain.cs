using System.Net;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Federation.Benchmarks;

/// <summary>
/// One grain call for each increment, in one silo, nothing stored: 1,000 counters, 256 calls in flight. Figures are per
/// increment.
/// </summary>
[MemoryDiagnoser]
public class IncrementToGrain
{
    private const int Count = 50_000;
    private const int InFlight = 256;
    private const int Counters = 1_000;

    private IHost? _host;
    private IGrainFactory? _grains;

    /// <summary>A silo on loopback, with all counters active.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        _ = builder.Logging.SetMinimumLevel(LogLevel.Error);
        _ = builder.UseOrleans(silo =>
            silo.UseLocalhostClustering()
                .Configure<EndpointOptions>(endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback)
        );
        _host = builder.Build();
        await _host.StartAsync();
        _grains = _host.Services.GetRequiredService<IGrainFactory>();
        _ = await One_call_per_increment();
    }

    /// <summary>Ends the silo.</summary>
    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }

    /// <summary>Each caller waits for its answer before the next.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public async Task<long> One_call_per_increment()
    {
        var callers = Enumerable.Range(0, InFlight).Select(CallAsync);
        return (await Task.WhenAll(callers)).Sum();
    }

    private async Task<long> CallAsync(int caller)
    {
        var sum = 0L;
        for (var i = caller; i < Count; i += InFlight)
        {
            sum = await _grains!.GetGrain<IIncrementCounterGrain>(i * 7 % Counters).AddAsync(1);
        }

        return sum;
    }
}
