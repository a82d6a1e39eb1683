namespace Federation.Core.Plausibility;

/// <summary>What amounts belong to: it decides which rules apply, and which of a rule's two bounds.</summary>
public enum JudgedKind
{
    /// <summary>One activity on one day: every rule, and history by the 12 months before its month.</summary>
    Activity,

    /// <summary>
    /// One imported figure: its limit and its unit. It stands alone in its line, so nothing can be related to it, and
    /// past reports that are brought in late are not to be measured by the few months that are there.
    /// </summary>
    Lump,

    /// <summary>
    /// The figures that a return states for a period: every rule but <see cref="RuleKind.Needs"/> where the other
    /// figure is not stated; history by the 12 like periods before.
    /// </summary>
    Return,
}
