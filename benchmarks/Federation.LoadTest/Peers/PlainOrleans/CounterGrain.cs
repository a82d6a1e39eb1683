namespace Federation.LoadTest.Peers.PlainOrleans;

/// <summary>A grain for each figure, in memory.</summary>
internal sealed class CounterGrain : Grain, IMemoryCounterGrain
{
    private long _sum;

    /// <inheritdoc/>
    public Task AddAsync(long amount)
    {
        _sum += amount;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> SumAsync() => Task.FromResult(_sum);
}
