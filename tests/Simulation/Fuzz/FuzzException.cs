namespace Federation.Simulation.Fuzz;

/// <summary>An input did what no input may do.</summary>
/// <param name="law">What was broken.</param>
/// <param name="detail">The input, and what it did.</param>
internal sealed class FuzzException(string law, string detail) : Exception($"{law}: {detail}");
