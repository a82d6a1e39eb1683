namespace Federation.Simulation;

/// <summary>A promise did not hold.</summary>
/// <param name="check">The promise's short name, such as <c>receipt-above-journal</c>.</param>
/// <param name="detail">With the ids and numbers.</param>
public sealed class AuditException(string check, string detail) : Exception($"{check}: {detail}")
{
    /// <summary>The promise's short name.</summary>
    public string Check { get; } = check;
}
