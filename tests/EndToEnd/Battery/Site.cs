using Federation.Client;
using Federation.Network;
using Federation.Wire.Access;

namespace Federation.EndToEnd.Battery;

/// <summary>One province: its edge node, the line to the nation, and the one who records there.</summary>
internal sealed class Site : IAsyncDisposable
{
    public Site(string province, Machine edge, FaultProxy line, int seed)
    {
        (Province, Edge, Line) = (province, edge, line);
        Scribe = new Scribe(province, edge.Address, seed);
        Client = new EdgeClient(edge.Address, Federation.Core.Ledger.Claim.Operator);
    }

    public string Province { get; }

    public Machine Edge { get; }

    public FaultProxy Line { get; }

    public Scribe Scribe { get; }

    public EdgeClient Client { get; }

    public async ValueTask DisposeAsync()
    {
        await Scribe.DisposeAsync();
        Client.Dispose();
        await Edge.DisposeAsync();
        await Line.DisposeAsync();
    }
}
