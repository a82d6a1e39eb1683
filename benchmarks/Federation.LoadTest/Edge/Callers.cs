using System.Diagnostics;
using Grpc.Net.Client;

namespace Federation.LoadTest.Edge;

/// <summary>Callers that each make one call after another, for a while.</summary>
internal static class Callers
{
    /// <summary>Streams of one connection at a time; Kestrel takes a hundred.</summary>
    private const int OfConnection = 64;

    /// <summary>An import answers line by line.</summary>
    private const int AnswerBytesMax = 64 * 1024 * 1024;

    /// <summary>Connections enough for so many callers; the caller disposes them.</summary>
    public static GrpcChannel[] Connect(Uri address, int callers) =>
        [
            .. Enumerable
                .Range(0, (callers + OfConnection - 1) / OfConnection)
                .Select(_ => GrpcChannel.ForAddress(address, new() { MaxReceiveMessageSize = AnswerBytesMax })),
        ];

    /// <summary>How long each call took, and how many there were a second.</summary>
    public static async Task<(Latencies Calls, double Rate)> RunAsync(
        string name,
        int callers,
        TimeSpan length,
        Func<int, Task> call
    )
    {
        var latencies = new Latencies(name);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller, latencies))));
        return (latencies, latencies.Count / Stopwatch.GetElapsedTime(began).TotalSeconds);

        async Task CallAsync(int caller, Latencies calls)
        {
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                var from = Stopwatch.GetTimestamp();
                await call(caller);
                calls.Add(from, Stopwatch.GetTimestamp());
            }
        }
    }
}
