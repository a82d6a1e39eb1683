namespace Federation.Simulation.World;

/// <summary>Something that only an edge's writer may do, with the caller that waits for it.</summary>
/// <param name="Run">Does it, inside the running batch.</param>
/// <param name="Complete">The batch is durable.</param>
/// <param name="Fail">The batch was given up: nothing is acknowledged.</param>
internal sealed record EdgeJob(Action<OpenBook> Run, Action Complete, Action Fail);
