namespace Federation.Benchmarks;

/// <summary>A figure as a grain, in memory.</summary>
public interface IIncrementCounterGrain : IGrainWithIntegerKey
{
    /// <summary>Adds; answers with the sum.</summary>
    ValueTask<long> AddAsync(long amount);
}

/// <inheritdoc cref="IIncrementCounterGrain"/>
internal sealed class IncrementCounterGrain : Grain, IIncrementCounterGrain
{
    private long _sum;

    /// <inheritdoc/>
    public ValueTask<long> AddAsync(long amount) => ValueTask.FromResult(_sum += amount);
}
