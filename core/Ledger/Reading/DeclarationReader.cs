using System.Diagnostics.CodeAnalysis;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>A declaration as a person or a program wrote it; nothing of it is checked yet.</summary>
/// <param name="What"><c>zero</c>, <c>not_applicable</c> or <c>withdraw</c>.</param>
/// <param name="Force">A force's code; empty: the caller's.</param>
/// <param name="Area">A code: <c>04</c>.</param>
/// <param name="Period"><c>2025-Q1</c>.</param>
/// <param name="Calendar"><c>civil</c>, also when empty, or <c>decree09</c>.</param>
/// <param name="Indicators">Codes.</param>
/// <param name="Reason">Of a withdrawal.</param>
public sealed record DeclarationFields(
    string What,
    string Force,
    string Area,
    string Period,
    string Calendar,
    IReadOnlyList<string> Indicators,
    string Reason
);

/// <summary>Reads what a caller wrote into a declaration. Immutable; any thread may use it.</summary>
/// <param name="scope">The ledger that it is meant for.</param>
public sealed class DeclarationReader(LedgerScope scope)
{
    /// <summary>What takes a declaration back.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>Reads all fields, and names every one that is wrong.</summary>
    /// <param name="fields">As written.</param>
    /// <param name="by">Who claims to declare.</param>
    /// <param name="id">The declaration's id.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="command">The declaration; null where refused.</param>
    /// <param name="refusals">Empty, or one for each wrong field.</param>
    public bool TryRead(
        DeclarationFields fields,
        Claim by,
        EntryId id,
        Day today,
        [NotNullWhen(true)] out DeclareNothing? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var reader = new FieldReader(scope, today);
        var declared = ReadWhat(reader, fields.What);
        var force = ReadForce(reader, fields.Force, by);
        var span = reader.Period(fields.Period, fields.Calendar);
        var area = reader.Area("area", fields.Area, span);
        var indicators = fields.Indicators.Select((code, i) => reader.Indicator($"indicators[{i}]", code)).ToList();
        refusals = reader.Refusals;
        command =
            refusals.Count == 0
                ? new DeclareNothing(
                    by,
                    id,
                    force,
                    area!.Value,
                    span!.Value,
                    declared,
                    indicators.ConvertAll(indicator => indicator!.Number)
                )
                {
                    Reason = fields.Reason,
                }
                : null;
        return command is not null;
    }

    private static DeclaredKind? ReadWhat(FieldReader reader, string text)
    {
        if (DeclaredKinds.TryParse(text, out var kind))
        {
            return kind;
        }

        if (text != Withdraw)
        {
            var message = $"'{Refusal.Shown(text)}' must be zero, not_applicable or {Withdraw}.";
            reader.Refuse("what", text, message);
        }

        return null;
    }

    private static Force ReadForce(FieldReader reader, string text, Claim by)
    {
        if (text.Length == 0 && by.Force is { } own)
        {
            return own;
        }

        if (!Forces.TryParse(text, out var force))
        {
            var codes = string.Join(", ", Forces.All.Select(one => one.Code()));
            var what = text.Length == 0 ? "No force is named" : $"'{Refusal.Shown(text)}' is no force";
            reader.Refuse("force", text, $"{what}: give one of {codes}, or ask as that force.");
        }

        return force;
    }
}
