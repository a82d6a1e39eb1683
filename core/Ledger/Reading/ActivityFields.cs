using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>An amount as a person or a program wrote it.</summary>
/// <param name="Indicator">A code: <c>patrol.patrols</c>.</param>
/// <param name="Amount">In display units: <c>11,09</c> or <c>11.09</c>.</param>
/// <param name="Qualifier">Exact, MoreThan or Nearly; anything else is refused.</param>
public sealed record AmountFields(string Indicator, string Amount, Qualifier Qualifier);

/// <summary>An activity as a person or a program wrote it; nothing of it is checked yet.</summary>
/// <param name="Area">A code: <c>04/043</c>.</param>
/// <param name="Day"><c>2025-01-15</c>.</param>
/// <param name="Forces"><c>border_guard+police</c>.</param>
/// <param name="Lead">One of them; may be empty where there is only one.</param>
/// <param name="Amounts">1 to <see cref="ActivityContent.AmountsMax"/>.</param>
public sealed record ActivityFields(
    string Area,
    string Day,
    string Forces,
    string Lead,
    IReadOnlyList<AmountFields> Amounts
);
