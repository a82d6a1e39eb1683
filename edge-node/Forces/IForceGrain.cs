using Federation.EdgeNode.Recording;
using Orleans.Concurrency;

namespace Federation.EdgeNode.Forces;

/// <summary>What one force sees of the ledger. Key: the force's code.</summary>
internal interface IForceGrain : IGrainWithStringKey
{
    /// <summary>A page of the activities and lumps that the force took part in, newest entry first.</summary>
    Task<Immutable<ItemPage>> ListAsync(Immutable<ItemQuery> query);

    /// <summary>A page of the joint activities that wait for the force's confirmation, in order of recording.</summary>
    Task<Immutable<PendingPage>> PendingAsync(Immutable<PendingQuery> query);
}
