using System.Diagnostics.CodeAnalysis;

namespace Federation.Core.Ledger;

/// <summary>Why an implausible amount is right. Numbered for ever: the nation is told the number alone.</summary>
public enum OverruleReason : byte
{
    /// <summary>It was looked at again, and it is so.</summary>
    Checked = 1,

    /// <summary>It was a campaign or another operation out of the ordinary.</summary>
    Campaign = 2,

    /// <summary>It stands for several days or several activities.</summary>
    SeveralDays = 3,

    /// <summary>What it belongs to was recorded elsewhere or before, such as the case of these subjects.</summary>
    RecordedElsewhere = 4,

    /// <summary>For another reason.</summary>
    Other = 5,
}

/// <summary>The codes of the reasons, in files and on the command line.</summary>
public static class OverruleReasons
{
    /// <summary>All reasons, in order.</summary>
    public static IReadOnlyList<OverruleReason> All { get; } = Enum.GetValues<OverruleReason>();

    /// <summary>
    /// <c>checked</c>, <c>campaign</c>, <c>several_days</c>, <c>recorded_elsewhere</c>, <c>other</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a reason.</exception>
    public static string Code(this OverruleReason reason) =>
        reason switch
        {
            OverruleReason.Checked => "checked",
            OverruleReason.Campaign => "campaign",
            OverruleReason.SeveralDays => "several_days",
            OverruleReason.RecordedElsewhere => "recorded_elsewhere",
            OverruleReason.Other => "other",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
        };

    /// <summary>Reads a code, exactly.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OverruleReason reason)
    {
        reason = All.FirstOrDefault(one => one.Code() == text);
        return reason != default;
    }
}
