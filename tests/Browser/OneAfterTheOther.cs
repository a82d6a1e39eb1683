using Xunit.Sdk;
using Xunit.v3;

// Each class starts a nation of real processes and a browser: one after the other, so that two cores do.
[assembly: Parallelization(Mode = ParallelMode.None)]
