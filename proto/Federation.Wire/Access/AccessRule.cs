namespace Federation.Wire.Access;

/// <summary>Who may call a method.</summary>
public enum AccessRule
{
    /// <summary>Nobody: what a method without a rule gets.</summary>
    Nobody,

    /// <summary>Whoever claims to be an operator or to speak for a force.</summary>
    Claimant,

    /// <summary>
    /// An edge node: its first message says for which ledger it speaks, and the exchange judges that.
    /// </summary>
    EdgeNode,
}
