using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>
/// Refuses to count what a force has declared zero or not applicable: a declaration that stands and an amount that
/// contradicts it are never both there. Every rule that adds amounts asks it. Changes nothing.
/// </summary>
internal sealed class DeclaredNothing(LedgerScope scope, LedgerState state)
{
    private Declarations Standing => state.Declarations.Standing;

    /// <summary>Why amounts cannot be recorded there; null where they can.</summary>
    public Refusal? Refuse(string field, ActivityContent content) =>
        Standing.IsEmpty ? null : Refuse(field, content.Area, Span.Of(content.Day), content.Forces, content.AmountSpan);

    /// <inheritdoc cref="Refuse(string, ActivityContent)"/>
    public Refusal? Refuse(string field, LumpContent content) =>
        Standing.IsEmpty ? null : Refuse(field, content.Area, content.Span, content.Forces, [content.Amount]);

    /// <summary>Why more forces cannot be in an activity; null where they can.</summary>
    public Refusal? Refuse(string field, int item, ForceSet forces)
    {
        ref readonly var content = ref state.Items.Current(item);
        return Standing.IsEmpty
            ? null
            : Refuse(field, content.Area, content.Span, forces, state.Items.Amounts(content));
    }

    private Refusal? Refuse(
        string field,
        AreaId area,
        Span span,
        ForceSet forces,
        ReadOnlySpan<QuantifiedAmount> amounts
    )
    {
        foreach (var amount in amounts)
        {
            // A part of what is none cannot be some.
            var wholes = amount.Amount.Value > 0 ? scope.Indicators.WholesOf(amount.Indicator) : [];
            foreach (var indicator in wholes.Prepend(amount.Indicator))
            {
                foreach (var declared in Standing.AtOrAbove(scope.Areas, area, indicator))
                {
                    if (IsContradicted(declared.Key, span, forces))
                    {
                        return Contradicted(field, declared, amount);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>What some combination of forces did is that of none of them for certain.</summary>
    private static bool IsContradicted(DeclarationKey key, Span span, ForceSet forces) =>
        !forces.IsSomeCombination && forces.Names(key.Force) && key.Span.Contains(span);

    private Refusal Contradicted(string field, DeclarationFact declared, QuantifiedAmount amount)
    {
        var (key, force) = (declared.Key, declared.Key.Force.Code());
        var code = scope.Indicators.TryGet(key.Indicator, out var known) ? known.Code : $"{key.Indicator}";
        var area = scope.Areas.TryGet(key.Area, out var place) ? $"{place.Nearest(key.Span.Last).Code}" : $"{key.Area}";
        var saidBy = state.Declarations.SaidBy(key);
        var by = saidBy.Value > 0 ? $" (entry {saidBy})" : "";
        var message =
            $"{ContentText.Of(scope, amount)}: {force} has declared {code} {declared.Declared!.Value.InWords()} in "
            + $"{scope.NameOf(key.Area, key.Span.Last)} for {key.Span}{by}. {force} withdraws that first: fed declare "
            + $"withdraw {code} --area {area} --force {force} --period {key.Span.First}..{key.Span.Last} "
            + "--reason TEXT.";
        return new Refusal(RefusalCode.Declared, field, code, message);
    }
}
