using System.Diagnostics.CodeAnalysis;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Wire;

/// <summary>
/// Reads what a caller wants done into commands; every field that is wrong is named, not only the first.
/// </summary>
public static class LedgerRequests
{
    /// <summary>Reads a request to record an activity.</summary>
    public static bool TryRead(
        V1.RecordRequest request,
        ActivityReader reader,
        Claim by,
        Day today,
        [NotNullWhen(true)] out RecordActivity? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = ReadId("id", request.Id, wrong);
        var content = ReadContent(request.Activity, reader, today, wrong);
        var overruling = ReadOverruling(request.Overruling, wrong);
        List<EntryId> lumps = [.. request.DrawsOn.Select((lump, nth) => ReadId($"draws_on[{nth}]", lump, wrong))];
        EntryId? joins = request.Joins.Length == 0 ? null : ReadId("joins", request.Joins, wrong);
        var distinct = request.DistinctFrom.Select(other => ReadId("distinct_from", other, wrong)).ToList();
        command =
            wrong.Count == 0
                ? new RecordActivity(by, id, content!)
                {
                    Overruling = overruling,
                    DrawsOn = lumps,
                    Joins = joins,
                    DistinctFrom = distinct,
                }
                : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>Reads a request to correct an activity.</summary>
    public static bool TryRead(
        V1.CorrectRequest request,
        ActivityReader reader,
        Claim by,
        Day today,
        [NotNullWhen(true)] out CorrectActivity? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = ReadId("id", request.Id, wrong);
        var correction = ReadId("correction_id", request.CorrectionId, wrong);
        var content = ReadContent(request.Activity, reader, today, wrong);
        var overruling = ReadOverruling(request.Overruling, wrong);
        command =
            wrong.Count == 0
                ? new CorrectActivity(by, id, correction, content!, request.Reason) { Overruling = overruling }
                : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>Reads a request to void an activity.</summary>
    public static bool TryRead(
        V1.VoidRequest request,
        Claim by,
        [NotNullWhen(true)] out VoidActivity? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = ReadId("id", request.Id, wrong);
        var @void = ReadId("void_id", request.VoidId, wrong);
        command = wrong.Count == 0 ? new VoidActivity(by, id, @void, request.Reason) : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>Reads one of the activities that a participant confirms.</summary>
    public static bool TryRead(
        V1.SeenActivity seen,
        Claim by,
        [NotNullWhen(true)] out ConfirmParticipation? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = ReadId("id", seen.Id, wrong);
        CheckRevision(seen, wrong);
        command = wrong.Count == 0 ? new ConfirmParticipation(by, id, seen.Revision) : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>Reads a request to decline.</summary>
    public static bool TryRead(
        V1.DeclineRequest request,
        Claim by,
        [NotNullWhen(true)] out DeclineParticipation? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var seen = request.Activity ?? new V1.SeenActivity();
        var id = ReadId("activity.id", seen.Id, wrong);
        CheckRevision(seen, wrong);
        command = wrong.Count == 0 ? new DeclineParticipation(by, id, seen.Revision, request.Reason) : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>Reads a request to undo an import.</summary>
    public static bool TryRead(
        V1.UndoImportRequest request,
        Claim by,
        [NotNullWhen(true)] out UndoImport? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = ReadId("import_id", request.ImportId, wrong);
        command = wrong.Count == 0 ? new UndoImport(by, new ImportId(id.Value)) : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>The fields of an activity as its caller wrote them; an unspecified qualifier means exact.</summary>
    public static ActivityFields ToFields(this V1.ActivityText activity) =>
        new(
            activity.Area,
            activity.Day,
            activity.Forces,
            activity.Lead,
            [.. activity.Amounts.Select(a => new AmountFields(a.Indicator, a.Amount, QualifierOf(a.Qualifier)))]
        );

    /// <summary>Reads an id; a refusal is added where it is not one.</summary>
    /// <param name="field">Its name in the request.</param>
    /// <param name="text">A UUID with hyphens.</param>
    /// <param name="refusals">Added to.</param>
    public static EntryId ReadId(string field, string text, ICollection<Refusal> refusals)
    {
        if (!EntryId.TryParse(text, out var id))
        {
            var message =
                $"'{Refusal.Shown(text)}' is not an id: give a UUID with hyphens (RFC 9562), neither nil nor max.";
            refusals.Add(Refusal.Invalid(field, text, message));
        }

        return id;
    }

    internal static Overruling? ReadOverruling(V1.Overruling? overruling, List<Refusal> wrong)
    {
        if (overruling is null)
        {
            return null;
        }

        if (!OverruleReasons.TryParse(overruling.Code, out var because))
        {
            var allowed = string.Join(", ", OverruleReasons.All.Select(reason => reason.Code()));
            var message = $"'{Refusal.Shown(overruling.Code)}' is no reason to overrule a warning: give {allowed}.";
            wrong.Add(Refusal.Invalid("overruling.code", overruling.Code, message));
        }

        return new Overruling(because, overruling.Reason);
    }

    private static void CheckRevision(V1.SeenActivity seen, List<Refusal> wrong)
    {
        if (seen.Revision < 1)
        {
            var message = $"Revision {seen.Revision} is none: name the one that was seen, 1 or more.";
            wrong.Add(Refusal.Invalid("revision", $"{seen.Revision}", message));
        }
    }

    private static ActivityContent? ReadContent(
        V1.ActivityText? activity,
        ActivityReader reader,
        Day today,
        List<Refusal> wrong
    )
    {
        if (activity is null)
        {
            wrong.Add(Refusal.Invalid("activity", "", "The request has no activity."));
            return null;
        }

        reader.TryRead(activity.ToFields(), today, out var content, out var refusals);
        wrong.AddRange(refusals);
        return content;
    }

    internal static Qualifier QualifierOf(V1.Qualifier qualifier) =>
        qualifier == V1.Qualifier.Unspecified
            ? Qualifier.Exact
            : (Qualifier)(byte)Math.Clamp((int)qualifier, 0, byte.MaxValue);
}
