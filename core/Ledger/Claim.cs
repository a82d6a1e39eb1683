using System.Diagnostics.CodeAnalysis;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// Who a caller claims to be, until identities exist: one of the forces, or an operator. <c>default</c> is an operator.
/// </summary>
public readonly record struct Claim
{
    private const string OperatorCode = "operator";

    private Claim(Force? force) => Force = force;

    /// <summary>An operator: speaks for no force.</summary>
    public static Claim Operator { get; }

    /// <summary>The force that is spoken for; null for an operator.</summary>
    public Force? Force { get; }

    /// <summary>True for an operator.</summary>
    public bool IsOperator => Force is null;

    /// <summary>Speaks for a force.</summary>
    public static Claim Of(Force force) => new(force);

    /// <summary>True where the claim may say what this force leads: the force itself, or an operator.</summary>
    public bool SpeaksFor(Force force) => Force is null || Force == force;

    /// <summary>Reads a force's code or <c>operator</c>, exactly.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Claim claim)
    {
        var isForce = Forces.TryParse(text, out var force);
        claim = isForce ? new Claim(force) : Operator;
        return isForce || text == OperatorCode;
    }

    /// <summary>The force's code, or <c>operator</c>.</summary>
    public override string ToString() => Force?.Code() ?? OperatorCode;
}
