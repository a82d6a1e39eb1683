using System.Text;
using Federation.Wire.V1;
using Google.Protobuf;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>The edge node of Lào Cai as of 2 July 2025, with the ledgers of what it was made of the day
/// before.</summary>
internal static class MergedProvince
{
    /// <summary>Of the two that went into it, in the order of the node's ledgers.</summary>
    public static string[] Earlier { get; } = ["10@2025-06-30", "15@2025-06-30"];

    /// <summary>Starts it; where the earlier ledgers are not there, new ones are begun.</summary>
    public static Task<EdgeUnderTest> StartAsync(string data, params string[] options)
    {
        foreach (var one in Earlier)
        {
            _ = Directory.CreateDirectory(Path.Combine(data, one));
        }

        return EdgeUnderTest.StartAsync(
            data,
            ["--Edge:Owner", "15", "--Edge:Earlier", string.Join(',', Earlier), .. options]
        );
    }

    /// <summary>Patrols of the police alone.</summary>
    public static RecordRequest Record(string id, string area, string day, int patrols) =>
        new()
        {
            Id = id,
            Activity = new ActivityText
            {
                Area = area,
                Day = day,
                Forces = "police",
                Lead = "police",
                Amounts =
                {
                    new AmountText { Indicator = "patrol.patrols", Amount = $"{patrols}" },
                },
            },
        };

    /// <summary>A return that states one patrol.</summary>
    public static FileReturnRequest Return(string area, string period) =>
        new()
        {
            Id = "44444444-4444-4444-8444-444444444444",
            Area = area,
            Period = period,
            Figures =
            {
                new AmountText { Indicator = "patrol.patrols", Amount = "1" },
            },
        };

    public static FiguresRequest Ask(string area, string period) => new() { Area = area, Period = period };

    /// <summary>Owner, its last day and the entries of each ledger of the node.</summary>
    public static async Task<IReadOnlyList<(string Owner, string Through, long Entries)>> EntriesAsync(
        EdgeUnderTest edge
    )
    {
        var own = await edge.StatusAsync();
        return
        [
            .. ((IEnumerable<LedgerStatusResponse>)[own, .. own.Earlier]).Select(one =>
                (one.Owner, one.OwnerThrough, one.Entries)
            ),
        ];
    }

    /// <summary>Patrols as reported.</summary>
    public static Task<long> SumAsync(EdgeUnderTest edge, string area, string period, string view = "") =>
        SumAsync(
            edge,
            new FiguresRequest
            {
                Area = area,
                Period = period,
                View = view,
            }
        );

    /// <summary>Patrols on today's boundaries.</summary>
    public static Task<long> TodayAsync(EdgeUnderTest edge, string area, string period, string view = "") =>
        SumAsync(
            edge,
            new FiguresRequest
            {
                Area = area,
                Period = period,
                View = view,
                Boundaries = "today",
            }
        );

    public static async Task<ImportResponse> ImportAsync(EdgeUnderTest edge, string lines)
    {
        const string header = "area,from,to,forces,indicator,qualifier,amount\n";
        using var call = edge.Client.Import(EdgeUnderTest.As("operator"));
        await call.RequestStream.WriteAsync(
            new ImportRequest { Header = new ImportHeader { FileName = "patrols.csv" } }
        );
        await call.RequestStream.WriteAsync(
            new ImportRequest { Chunk = ByteString.CopyFrom(header + lines, Encoding.UTF8) }
        );
        await call.RequestStream.CompleteAsync();
        return await call;
    }

    private static async Task<long> SumAsync(EdgeUnderTest edge, FiguresRequest request)
    {
        var answer = await edge.Client.FiguresAsync(request, EdgeUnderTest.As("operator"));
        return answer.Figures.FirstOrDefault()?.Amount ?? 0;
    }
}
