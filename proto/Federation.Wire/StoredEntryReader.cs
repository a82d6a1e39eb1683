using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>Reads one stored entry, and names the first field that is wrong.</summary>
internal sealed class StoredEntryReader(EntryNumber number, EntryId id, V1.StoredEntry stored)
{
    private const int LineMax = 10_000_000;

    /// <exception cref="FormatException">A field is wrong.</exception>
    public Entry Read()
    {
        var at = stored.AtUnixUs;
        Check(number.Value > 0, "number", number);
        Check(id.IsValid, "id", id);
        Check(at >= 0, "at_unix_us", at);
        Check(Claim.TryParse(stored.By, out var by), "by", Refusal.Shown(stored.By));
        var counted = stored.CountedIn;
        Check(counted.IsEmpty || counted.Length == LedgerId.Size, "counted_in", $"{counted.Length} bytes");
        return ReadBody(at, by) with { CountedIn = counted.IsEmpty ? null : LedgerId.FromBytes(counted.Span) };
    }

    private Entry ReadBody(long at, Claim by) =>
        stored.BodyCase switch
        {
            V1.StoredEntry.BodyOneofCase.ActivityRecorded => new ActivityRecorded(
                number,
                id,
                at,
                by,
                ReadActivity(stored.ActivityRecorded)
            ),
            V1.StoredEntry.BodyOneofCase.ActivityCorrected => ReadCorrection(at, by, stored.ActivityCorrected),
            V1.StoredEntry.BodyOneofCase.ActivityVoided => new ActivityVoided(
                number,
                id,
                at,
                by,
                ReadId("activity_id", stored.ActivityVoided.ActivityId),
                stored.ActivityVoided.Reason
            ),
            V1.StoredEntry.BodyOneofCase.ParticipationConfirmed => ReadConfirmation(
                at,
                by,
                stored.ParticipationConfirmed
            ),
            V1.StoredEntry.BodyOneofCase.ParticipationDeclined => ReadDecline(at, by, stored.ParticipationDeclined),
            V1.StoredEntry.BodyOneofCase.WarningOverruled => ReadOverruling(at, by, stored.WarningOverruled),
            V1.StoredEntry.BodyOneofCase.ReturnFiled => ReadReturn(at, by, stored.ReturnFiled),
            V1.StoredEntry.BodyOneofCase.DifferencePosted => ReadDifference(at, by, stored.DifferencePosted),
            V1.StoredEntry.BodyOneofCase.LumpDrawn => ReadDraw(at, by, stored.LumpDrawn),
            V1.StoredEntry.BodyOneofCase.ActivityJoined => ReadJoining(at, by, stored.ActivityJoined),
            V1.StoredEntry.BodyOneofCase.ActivityDeclaredDistinct => new ActivityDeclaredDistinct(
                number,
                id,
                at,
                by,
                ReadId("activity_id", stored.ActivityDeclaredDistinct.ActivityId),
                ReadId("other_id", stored.ActivityDeclaredDistinct.OtherId)
            ),
            V1.StoredEntry.BodyOneofCase.AmountImported => ReadLump(at, by, stored.AmountImported),
            V1.StoredEntry.BodyOneofCase.AmountWithdrawn => new AmountWithdrawn(
                number,
                id,
                at,
                by,
                ReadId("lump_id", stored.AmountWithdrawn.LumpId),
                ReadImport(stored.AmountWithdrawn.ImportId),
                stored.AmountWithdrawn.Reason
            ),
            V1.StoredEntry.BodyOneofCase.EntryCopied => ReadCopy(at, by, stored.EntryCopied),
            V1.StoredEntry.BodyOneofCase.ApprovalMoved => ReadMoved(at, by, stored.ApprovalMoved),
            V1.StoredEntry.BodyOneofCase.PeriodClosed => ReadClosing(at, by, stored.PeriodClosed),
            V1.StoredEntry.BodyOneofCase.PeriodReopened => ReadReopening(at, by, stored.PeriodReopened),
            V1.StoredEntry.BodyOneofCase.NothingDeclared => ReadDeclaration(at, by, stored.NothingDeclared),
            _ => throw Wrong("body", "none that this edition knows"),
        };

    private ActivityCorrected ReadCorrection(long at, Claim by, V1.StoredCorrection correction)
    {
        Check(correction.Activity is not null, "activity", "missing");
        return new ActivityCorrected(
            number,
            id,
            at,
            by,
            ReadId("activity_id", correction.ActivityId),
            ReadActivity(correction.Activity!),
            correction.Reason
        );
    }

    private ParticipationConfirmed ReadConfirmation(long at, Claim by, V1.StoredParticipation said)
    {
        Check(said.Reason.Length == 0, "reason", Refusal.Shown(said.Reason));
        var activity = ReadId("activity_id", said.ActivityId);
        return new ParticipationConfirmed(number, id, at, by, activity, ReadForce(said.Force), ReadRevision(said));
    }

    private ParticipationDeclined ReadDecline(long at, Claim by, V1.StoredParticipation said)
    {
        var activity = ReadId("activity_id", said.ActivityId);
        return new ParticipationDeclined(
            number,
            id,
            at,
            by,
            activity,
            ReadForce(said.Force),
            ReadRevision(said),
            said.Reason
        );
    }

    private WarningOverruled ReadOverruling(long at, Claim by, V1.StoredOverruling said)
    {
        Check(said.Revision >= 1, "revision", said.Revision);
        var because = (OverruleReason)(byte)Math.Min(said.Because, byte.MaxValue);
        Check(Enum.IsDefined(because), "because", said.Because);
        var count = said.Warnings.Count;
        Check(count is > 0 and <= WarningOverruled.WarningsMax, "warnings", count);
        return new WarningOverruled(
            number,
            id,
            at,
            by,
            ReadId("activity_id", said.ActivityId),
            said.Revision,
            because,
            [.. said.Warnings.Select(ReadWarning)],
            said.Reason
        );
    }

    private ReturnFiled ReadReturn(long at, Claim by, V1.StoredReturn filed)
    {
        var view = (View)(byte)Math.Min(filed.View, byte.MaxValue);
        Check(Enum.IsDefined(view), "view", filed.View);
        var count = filed.Figures.Count + filed.Withdrawn.Count;
        Check(count is > 0 and <= ReturnFiled.FiguresMax, "figures", count);
        var because = (OverruleReason)(byte)Math.Min(filed.Because, byte.MaxValue);
        Check(filed.Because == 0 || Enum.IsDefined(because), "because", filed.Because);
        return new ReturnFiled(
            number,
            id,
            at,
            by,
            ReadArea(filed.AreaId),
            ReadSpan(filed.FirstDay, filed.LastDay),
            view,
            [.. filed.Figures.Select(ReadAmount)],
            [.. filed.Withdrawn.Select(ReadIndicator)],
            filed.Difference == 0 ? default : ReadForces(filed.Difference),
            filed.Because == 0 ? null : new Overruling(because, filed.Reason)
        );
    }

    private DifferencePosted ReadDifference(long at, Claim by, V1.StoredDifference lump)
    {
        Check(lump.Amount is not null, "amount", "missing");
        var content = new LumpContent(
            ReadArea(lump.AreaId),
            ReadSpan(lump.FirstDay, lump.LastDay),
            ReadForces(lump.Forces),
            ReadAmount(lump.Amount!)
        );
        return new DifferencePosted(number, id, at, by, content, ReadId("return_id", lump.ReturnId));
    }

    private LumpDrawn ReadDraw(long at, Claim by, V1.StoredDraw draw)
    {
        Check(draw.Amount is >= 0 and <= Amount.Max, "amount", draw.Amount);
        var lump = ReadId("lump_id", draw.LumpId);
        return new LumpDrawn(number, id, at, by, lump, ReadId("activity_id", draw.ActivityId), new Amount(draw.Amount));
    }

    private Span ReadSpan(int firstDay, int lastDay)
    {
        var (first, last) = (ReadDay("first_day", firstDay), ReadDay("last_day", lastDay));
        Check(first <= last, "last_day", lastDay);
        return new Span(first, last);
    }

    private IndicatorNumber ReadIndicator(uint indicator)
    {
        Check(indicator is > 0 and <= ushort.MaxValue, "indicator", indicator);
        return new IndicatorNumber((ushort)indicator);
    }

    private OverruledWarning ReadWarning(V1.StoredWarning warning)
    {
        Check(warning.Rule is > 0 and <= ushort.MaxValue, "rule", warning.Rule);
        return new OverruledWarning(ReadIndicator(warning.Indicator), (ushort)warning.Rule);
    }

    private ActivityJoined ReadJoining(long at, Claim by, V1.StoredJoining joining)
    {
        Check(joining.Activity is not null, "activity", "missing");
        Check(joining.Revision >= 1, "revision", joining.Revision);
        var (activity, content) = (ReadId("activity_id", joining.ActivityId), ReadActivity(joining.Activity!));
        return new ActivityJoined(number, id, at, by, activity, content, joining.Revision);
    }

    private ApprovalMoved ReadMoved(long at, Claim by, V1.StoredApproval moved)
    {
        Check(moved.ItemIds.Count is > 0 and <= ApprovalMoved.AmountsMax, "item_ids", moved.ItemIds.Count);
        var to = moved.Approved ? Approval.Approved : Approval.Provisional;
        return new ApprovalMoved(number, id, at, by, to, [.. moved.ItemIds.Select(one => ReadId("item_ids", one))]);
    }

    private PeriodClosed ReadClosing(long at, Claim by, V1.StoredClosing said)
    {
        Check(said.Reason.Length == 0, "reason", Refusal.Shown(said.Reason));
        var (force, area, day, saidOn) = ReadSaid(said);
        return new PeriodClosed(number, id, at, by, force, area, day, saidOn, said.Moved);
    }

    private PeriodReopened ReadReopening(long at, Claim by, V1.StoredClosing said)
    {
        var (force, area, day, saidOn) = ReadSaid(said);
        return new PeriodReopened(number, id, at, by, force, area, day, saidOn, said.Moved, said.Reason);
    }

    private NothingDeclared ReadDeclaration(long at, Claim by, V1.StoredDeclaration said)
    {
        var declared = (DeclaredKind)(byte)Math.Min(said.Declared, byte.MaxValue);
        Check(said.Declared == 0 || Enum.IsDefined(declared), "declared", said.Declared);
        Check(said.Declared == 0 || said.Reason.Length == 0, "reason", Refusal.Shown(said.Reason));
        Check(said.Indicators.Count is > 0 and <= NothingDeclared.IndicatorsMax, "indicators", said.Indicators.Count);
        return new NothingDeclared(
            number,
            id,
            at,
            by,
            ReadForce(said.Force),
            ReadArea(said.AreaId),
            ReadSpan(said.FirstDay, said.LastDay),
            said.Declared == 0 ? null : declared,
            [.. said.Indicators.Select(ReadIndicator)],
            said.Reason
        );
    }

    private ClosingFact ReadSaid(V1.StoredClosing said)
    {
        Check(said.Moved >= 0, "moved", said.Moved);
        return new(
            ReadForce(said.Force),
            ReadArea(said.AreaId),
            ReadDay("day", said.Day),
            ReadDay("said_on", said.SaidOn)
        );
    }

    private Force ReadForce(uint force)
    {
        Check(force < Forces.All.Count, "force", force);
        return (Force)(byte)force;
    }

    private int ReadRevision(V1.StoredParticipation said)
    {
        Check(said.Revision >= 1, "revision", said.Revision);
        return said.Revision;
    }

    private AmountImported ReadLump(long at, Claim by, V1.StoredLump lump)
    {
        var first = ReadDay("first_day", lump.FirstDay);
        var last = ReadDay("last_day", lump.LastDay);
        Check(first <= last, "last_day", lump.LastDay);
        Check(lump.Amount is not null, "amount", "missing");
        Check(lump.Line is > 0 and <= LineMax, "line", lump.Line);
        Check(lump.FileName.Length is > 0 and <= ImportFile.FileNameCharsMax, "file_name", lump.FileName.Length);
        var content = new LumpContent(
            ReadArea(lump.AreaId),
            new Span(first, last),
            ReadForces(lump.Forces),
            ReadAmount(lump.Amount!)
        );
        return new AmountImported(number, id, at, by, content, ReadImport(lump.ImportId), lump.FileName, lump.Line);
    }

    private EntryCopied ReadCopy(long at, Claim by, V1.StoredCopy copy)
    {
        EntryId? target = copy.TargetId.IsEmpty ? null : ReadId("target_id", copy.TargetId);
        return new EntryCopied(number, id, at, by, target, copy.IsLump, [.. copy.Postings.Select(ReadPosting)])
        {
            Others = [.. copy.Others.Select(ReadFact)],
        };
    }

    private OtherFact ReadFact(V1.StoredFact fact)
    {
        Check(fact.Kind is > (uint)FactKind.Posting and <= byte.MaxValue, "kind", fact.Kind);
        return new OtherFact((FactKind)(byte)fact.Kind, fact.Content.Span);
    }

    private Posting ReadPosting(V1.StoredPosting posting)
    {
        var first = ReadDay("first_day", posting.FirstDay);
        var last = ReadDay("last_day", posting.LastDay);
        var qualifier = (Qualifier)(byte)Math.Clamp((int)posting.Qualifier, 0, byte.MaxValue);
        Check(first <= last, "last_day", posting.LastDay);
        Check(posting.Indicator is > 0 and <= ushort.MaxValue, "indicator", posting.Indicator);
        Check(posting.Amount is >= -Amount.Max and <= Amount.Max, "amount", posting.Amount);
        Check(QuantifiedAmount.IsSingle(qualifier), "qualifier", posting.Qualifier);
        var key = new PostingKey(
            ReadArea(posting.AreaId),
            new IndicatorNumber((ushort)posting.Indicator),
            new Span(first, last),
            ReadForces(posting.Forces),
            posting.Approved ? Approval.Approved : Approval.Provisional
        );
        return new Posting(key, posting.Amount, (sbyte)(posting.Reverses ? -1 : 1), qualifier);
    }

    private ActivityContent ReadActivity(V1.StoredActivity activity)
    {
        var forces = ReadForces(activity.Forces);
        var lead = (Force)(byte)Math.Min(activity.Lead, byte.MaxValue);
        Check(activity.Lead < Forces.All.Count && forces.Names(lead), "lead", activity.Lead);
        Check(!forces.IsSomeCombination, "forces", activity.Forces);
        Check(activity.Amounts.Count is > 0 and <= ActivityContent.AmountsMax, "amounts", activity.Amounts.Count);
        var amounts = activity.Amounts.Select(ReadAmount).ToList();
        for (var i = 1; i < amounts.Count; i++)
        {
            Check(amounts[i - 1].Indicator < amounts[i].Indicator, $"amounts[{i}].indicator", amounts[i].Indicator);
        }

        return new ActivityContent(ReadArea(activity.AreaId), ReadDay("day", activity.Day), forces, lead, amounts);
    }

    private QuantifiedAmount ReadAmount(V1.StoredAmount amount)
    {
        var qualifier = (Qualifier)(byte)Math.Clamp((int)amount.Qualifier, 0, byte.MaxValue);
        Check(amount.Indicator is > 0 and <= ushort.MaxValue, "indicator", amount.Indicator);
        Check(amount.Amount is >= 0 and <= Amount.Max, "amount", amount.Amount);
        Check(QuantifiedAmount.IsSingle(qualifier), "qualifier", amount.Qualifier);
        return new QuantifiedAmount(
            new IndicatorNumber((ushort)amount.Indicator),
            new Amount(amount.Amount),
            qualifier
        );
    }

    private AreaId ReadArea(int value)
    {
        Check(value > 0, "area_id", value);
        return new AreaId(value);
    }

    private Day ReadDay(string field, int value)
    {
        var first = new Day(1970, 1, 1).Number;
        var last = new Day(9999, 12, 31).Number;
        Check(value >= first && value <= last, field, value);
        return new Day(value);
    }

    private ForceSet ReadForces(uint bits)
    {
        var valid = ForceSet.TryFromBits((byte)Math.Min(bits, byte.MaxValue), out var set) && bits <= byte.MaxValue;
        Check(valid, "forces", bits);
        return set;
    }

    private EntryId ReadId(string field, ByteString bytes)
    {
        Check(bytes.Length == EntryId.Size, field, $"{bytes.Length} bytes");
        var read = EntryId.FromBytes(bytes.Span);
        Check(read.IsValid, field, read);
        return read;
    }

    private ImportId ReadImport(ByteString bytes) => new(ReadId("import_id", bytes).Value);

    private void Check(bool valid, string field, object value)
    {
        if (!valid)
        {
            throw Wrong(field, value);
        }
    }

    private FormatException Wrong(string field, object value) =>
        new(
            $"Stored entry {number} ({id}): {field} is {value}, which no ledger writes: the row was altered or damaged."
        );
}
