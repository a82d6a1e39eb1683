using BenchmarkDotNet.Running;
using Federation.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Workload).Assembly).Run(args);
