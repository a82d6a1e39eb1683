using Federation.Core.Figures;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Tests.Vintages;

/// <summary>What the tests of vintages ask of a nation.</summary>
internal static class Keep
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Left out, the name is one that no other vintage has.</summary>
    public static FreezeRequest Request(string period, string? name = null)
    {
        var id = Guid.NewGuid().ToString();
        return new FreezeRequest
        {
            Id = id,
            Name = name ?? $"Giao ban {id}",
            Period = period,
        };
    }

    public static AsOf At(Vintage vintage) => new() { Vintage = vintage.Id };

    public static AsOf At(long position, long epoch = 1) =>
        new()
        {
            Version = new Wire.V1.Version { Epoch = epoch, Position = position },
        };

    public static async Task<Vintage> FreezeAsync(this Nation nation, FreezeRequest request) =>
        await nation.Vintages.FreezeAsync(request, cancellationToken: Cancel);

    public static async Task<FiguresResponse> FiguresAtAsync(
        this Nation nation,
        AsOf asOf,
        string area,
        string period = ""
    ) =>
        (
            await nation.Vintages.QueryAsync(
                new FiguresAtRequest { AsOf = asOf, Figures = Ask.For(area, period) },
                cancellationToken: Cancel
            )
        ).Figures;

    public static async Task<RevisionsResponse> RevisionsAsync(this Nation nation, Vintage vintage, string area = "") =>
        await nation.Vintages.RevisionsAsync(
            new RevisionsRequest { Vintage = vintage.Id, Area = area },
            cancellationToken: Cancel
        );

    /// <summary>
    /// Records postings in a ledger of their own, one frame each, and waits until they are on the boards.
    /// </summary>
    public static async Task<FakeEdge> RecordAsync(this Nation nation, string owner, params Posting[] postings)
    {
        var edge = new FakeEdge(owner);
        await nation.RecordAsync(edge, postings);
        return edge;
    }

    public static async Task RecordAsync(this Nation nation, FakeEdge edge, params Posting[] postings)
    {
        using var stream = FakeStream.Open(nation);
        await stream.SendAsync(edge.Hello(receipted: edge.Frames.Count == 0 ? null : edge.Head));
        _ = await stream.NextAsync(NationMessage.MessageOneofCase.Welcome);
        await stream.SendAndAwaitReceiptAsync([.. postings.Select(posting => edge.Seal(posting))]);
        _ = await nation.FoldedAsync();
    }

    public static async Task<RpcException> RefusedAsync<T>(Func<Task<T>> call) =>
        await Assert.ThrowsAsync<RpcException>(call);
}
