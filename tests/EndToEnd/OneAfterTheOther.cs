using Xunit.Sdk;
using Xunit.v3;

// Each test has real processes on ports of its own; two at once could find the same ports free.
[assembly: Parallelization(Mode = ParallelMode.None)]
