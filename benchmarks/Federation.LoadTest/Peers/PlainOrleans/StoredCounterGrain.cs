namespace Federation.LoadTest.Peers.PlainOrleans;

/// <summary>A grain for each figure, written to its storage at each addition before that is answered.</summary>
internal sealed class StoredCounterGrain(
    [PersistentState("counter", OrleansServer.Storage)] IPersistentState<StoredCounterGrain.Counter> state
) : Grain, IStoredCounterGrain
{
    /// <inheritdoc/>
    public Task AddAsync(long amount)
    {
        state.State.Sum += amount;
        return state.WriteStateAsync();
    }

    /// <inheritdoc/>
    public Task<long> SumAsync() => Task.FromResult(state.State.Sum);

    /// <summary>What is stored.</summary>
    [GenerateSerializer]
    internal sealed class Counter
    {
        /// <summary>The sum so far.</summary>
        [Id(0)]
        public long Sum { get; set; }
    }
}
