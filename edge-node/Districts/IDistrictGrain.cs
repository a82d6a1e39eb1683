using Federation.Core.Boards;
using Federation.EdgeNode.Recording;
using Orleans.Concurrency;

namespace Federation.EdgeNode.Districts;

/// <summary>What one area sees of the ledger: a province, a district or commune, or a post. Key: its AreaId.</summary>
internal interface IDistrictGrain : IGrainWithIntegerKey
{
    /// <summary>A page of the activities and lumps in the area, newest entry first.</summary>
    Task<Immutable<ItemPage>> ListAsync(Immutable<ItemQuery> query);

    /// <summary>The figures of the area, with all that was durable when they were asked for.</summary>
    Task<Immutable<DistrictAnswer>> QueryAsync(Immutable<FigureQuery> query);
}
