using Federation.EdgeNode.Ledger;
using Xunit;

namespace Federation.EdgeNode.Tests.Ledger;

public sealed class BatchQueueTests
{
    [Fact]
    public void All_that_waits_is_taken_at_once_and_in_order()
    {
        var queue = new BatchQueue<int>(max: 3);
        Assert.Equal([AddOutcome.Added, AddOutcome.Added], [queue.TryAdd(1), queue.TryAdd(2)]);
        var taken = new List<int> { 9 };
        Assert.True(queue.TakeAll(ref taken));
        Assert.Equal([1, 2], taken);
    }

    [Fact]
    public void A_full_queue_refuses_and_takes_again_when_it_was_emptied()
    {
        var queue = new BatchQueue<int>(max: 1);
        queue.TryAdd(1);
        Assert.Equal(AddOutcome.Full, queue.TryAdd(2));
        var taken = new List<int>();
        queue.TakeAll(ref taken);
        Assert.Equal(AddOutcome.Added, queue.TryAdd(3));
    }

    [Fact]
    public void A_closed_queue_gives_what_waits_and_then_ends()
    {
        var queue = new BatchQueue<int>(max: 2);
        queue.TryAdd(1);
        queue.Close();
        Assert.Equal(AddOutcome.Closed, queue.TryAdd(2));
        var taken = new List<int>();
        Assert.True(queue.TakeAll(ref taken));
        Assert.False(queue.TakeAll(ref taken));
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_between_many_producers_and_one_consumer()
    {
        var queue = new BatchQueue<int>(max: 1_000_000);
        var consumer = Task.Factory.StartNew(
            () =>
            {
                var (all, batch) = (new List<int>(), new List<int>());
                while (queue.TakeAll(ref batch))
                {
                    all.AddRange(batch);
                }

                return all;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        var producers = Enumerable.Range(0, 4).Select(p => Task.Run(() => Produce(queue, p * 10_000)));
        await Task.WhenAll(producers);
        queue.Close();
        Assert.Equal(Enumerable.Range(0, 40_000), (await consumer).Order());
    }

    private static void Produce(BatchQueue<int> queue, int first)
    {
        for (var n = first; n < first + 10_000; n++)
        {
            queue.TryAdd(n);
        }
    }
}
