namespace Federation.Core.Plausibility;

/// <summary>What a verdict does to a recording.</summary>
public enum Severity
{
    /// <summary>Stops it until somebody says why it is right.</summary>
    Warning,

    /// <summary>Stops it.</summary>
    Error,
}
