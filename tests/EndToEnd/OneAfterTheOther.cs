using Xunit;

// Each test has real processes on ports of its own; two at once could find the same ports free.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
