namespace Federation.Fed.Explain;

/// <summary>One of the amounts that add up to the one above.</summary>
/// <param name="Code">Its code: a force set, an area, a day; empty where it has none.</param>
/// <param name="Name">In words, in the language of the screen.</param>
/// <param name="Amount">Base units; may be negative in a difference.</param>
internal sealed record Part(string Code, string Name, long Amount);
