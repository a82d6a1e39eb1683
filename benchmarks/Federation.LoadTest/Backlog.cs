using System.Text;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Wire.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Federation.LoadTest;

/// <summary>
/// Many entries for one province: lumps of one day each, over all force sets, many indicators and two years, as an
/// edge holds them that was cut off for long.
/// </summary>
internal static class Backlog
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The first of the days.</summary>
    private static readonly Day FirstDay = new(2024, 1, 1);

    private static readonly Indicator[] Indicators = [.. IndicatorCatalogue.Reference.All.Take(40)];

    /// <summary>Imports so many lumps, each an entry of its own.</summary>
    public static Task ImportAsync(
        Ledger.LedgerClient edge,
        string province,
        int entries,
        CancellationToken cancellationToken
    ) => ImportAsync(edge, province, entries, linesOfFile: 5_000, cancellationToken);

    /// <summary>The same, in files of so many lines, two at once.</summary>
    public static async Task ImportAsync(
        Ledger.LedgerClient edge,
        string province,
        int entries,
        int linesOfFile,
        CancellationToken cancellationToken
    )
    {
        Task before = Task.CompletedTask;
        for (var first = 0; first < entries; first += linesOfFile)
        {
            // The next file is on its way while the edge judges this one; it takes no third.
            var next = ImportFileAsync(
                edge,
                province,
                first,
                Math.Min(linesOfFile, entries - first),
                cancellationToken
            );
            await before;
            before = next;
        }

        await before;
    }

    private static async Task ImportFileAsync(
        Ledger.LedgerClient edge,
        string province,
        int first,
        int lines,
        CancellationToken cancellationToken
    )
    {
        await Task.Yield();
        var file = File(province, first, lines);
        var answer = await SendAsync(edge, $"backlog-{first}.csv", file, cancellationToken);
        if (answer.Recorded != lines)
        {
            throw new InvalidOperationException($"Of lines from {first} on, {answer.Recorded} were recorded.");
        }

        Console.WriteLine($"{first + answer.Recorded} entries");
    }

    private static byte[] File(string province, int first, int count)
    {
        var text = new StringBuilder("area,from,to,forces,indicator,qualifier,amount\n");
        for (var i = first; i < first + count; i++)
        {
            var forces = ForceSet.All[i % ForceSet.All.Count];
            var indicator = Indicators[i / ForceSet.All.Count % Indicators.Length];
            var day = FirstDay.Plus(i / ForceSet.All.Count / Indicators.Length);
            text.Append($"{province},{day},{day},{forces},{indicator.Code},exact,{1 + (i % 97)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<ImportResponse> SendAsync(
        Ledger.LedgerClient edge,
        string name,
        byte[] file,
        CancellationToken cancellationToken
    )
    {
        using var call = edge.Import(
            new Metadata { { "federation-as", "operator" } },
            cancellationToken: cancellationToken
        );
        var header = new ImportHeader { FileName = name };
        await call.RequestStream.WriteAsync(new ImportRequest { Header = header }, cancellationToken);
        for (var at = 0; at < file.Length; at += ChunkBytes)
        {
            var chunk = UnsafeByteOperations.UnsafeWrap(file.AsMemory(at, Math.Min(ChunkBytes, file.Length - at)));
            await call.RequestStream.WriteAsync(new ImportRequest { Chunk = chunk }, cancellationToken);
        }

        await call.RequestStream.CompleteAsync();
        return await call.ResponseAsync;
    }
}
