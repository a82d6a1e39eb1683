namespace Federation.LoadTest.Peers.PlainOrleans;

/// <summary>A figure, by its key.</summary>
public interface ICounterGrain : IGrainWithIntegerKey
{
    /// <summary>Adds; answers when that is done.</summary>
    Task AddAsync(long amount);

    /// <summary>The sum so far.</summary>
    Task<long> SumAsync();
}

/// <summary>In memory.</summary>
public interface IMemoryCounterGrain : ICounterGrain;

/// <summary>With a write to storage for each addition.</summary>
public interface IStoredCounterGrain : ICounterGrain;
