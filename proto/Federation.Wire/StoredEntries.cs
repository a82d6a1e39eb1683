using Federation.Core.Figures;
using Federation.Core.Ledger;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>
/// Entries in their stored form: one row of a ledger's table holds one. The number and the id are columns of the row.
/// </summary>
public static class StoredEntries
{
    /// <summary>The stored form of an entry; the message is the caller's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A kind of entry that has no stored form.</exception>
    public static V1.StoredEntry ToStored(this Entry entry)
    {
        var stored = new V1.StoredEntry { AtUnixUs = entry.AtUnixMicroseconds, By = entry.By.ToString() };
        if (entry.CountedIn is { } ledger)
        {
            stored.CountedIn = ByteString.CopyFrom(ledger.ToArray());
        }

        switch (entry)
        {
            case ActivityRecorded recorded:
                stored.ActivityRecorded = ToStored(recorded.Content);
                break;
            case ActivityCorrected corrected:
                stored.ActivityCorrected = ToStored(corrected);
                break;
            case ActivityVoided voided:
                stored.ActivityVoided = ToStored(voided);
                break;
            case ParticipationConfirmed confirmed:
                stored.ParticipationConfirmed = ToStored(confirmed.Activity, confirmed.Force, confirmed.Revision, "");
                break;
            case ParticipationDeclined declined:
                stored.ParticipationDeclined = ToStored(declined);
                break;
            case WarningOverruled overruled:
                stored.WarningOverruled = ToStored(overruled);
                break;
            case ReturnFiled filed:
                stored.ReturnFiled = StoredReturns.ToStored(filed);
                break;
            case DifferencePosted posted:
                stored.DifferencePosted = StoredReturns.ToStored(posted);
                break;
            case LumpDrawn drawn:
                stored.LumpDrawn = StoredReturns.ToStored(drawn);
                break;
            case ActivityJoined joined:
                stored.ActivityJoined = ToStored(joined);
                break;
            case ActivityDeclaredDistinct distinct:
                stored.ActivityDeclaredDistinct = ToStored(distinct);
                break;
            case AmountImported imported:
                stored.AmountImported = ToStored(imported);
                break;
            case AmountWithdrawn withdrawn:
                stored.AmountWithdrawn = ToStored(withdrawn);
                break;
            case EntryCopied copied:
                stored.EntryCopied = ToStored(copied);
                break;
            case ApprovalMoved moved:
                stored.ApprovalMoved = StoredClosings.ToStored(moved);
                break;
            case PeriodClosed closed:
                stored.PeriodClosed = StoredClosings.ToStored(closed);
                break;
            case PeriodReopened reopened:
                stored.PeriodReopened = StoredClosings.ToStored(reopened);
                break;
            case NothingDeclared declared:
                stored.NothingDeclared = StoredClosings.ToStored(declared);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry), entry, "This kind has no stored form.");
        }

        return stored;
    }

    /// <summary>
    /// Reads a row back; every field is checked, and nothing is read that could not have been written.
    /// </summary>
    /// <exception cref="FormatException">
    /// The stored form breaks a rule; the message names the field and the value.
    /// </exception>
    public static Entry FromStored(EntryNumber number, EntryId id, V1.StoredEntry stored) =>
        new StoredEntryReader(number, id, stored).Read();

    private static V1.StoredParticipation ToStored(ParticipationDeclined entry) =>
        ToStored(entry.Activity, entry.Force, entry.Revision, entry.Reason);

    private static V1.StoredJoining ToStored(ActivityJoined entry) =>
        new()
        {
            ActivityId = ByteString.CopyFrom(entry.Activity.ToArray()),
            Activity = ToStored(entry.Content),
            Revision = entry.Revision,
        };

    private static V1.StoredDistinct ToStored(ActivityDeclaredDistinct entry) =>
        new()
        {
            ActivityId = ByteString.CopyFrom(entry.Activity.ToArray()),
            OtherId = ByteString.CopyFrom(entry.Other.ToArray()),
        };

    private static V1.StoredCorrection ToStored(ActivityCorrected entry) =>
        new()
        {
            ActivityId = ByteString.CopyFrom(entry.Activity.ToArray()),
            Activity = ToStored(entry.Content),
            Reason = entry.Reason,
        };

    private static V1.StoredVoid ToStored(ActivityVoided entry) =>
        new() { ActivityId = ByteString.CopyFrom(entry.Activity.ToArray()), Reason = entry.Reason };

    private static V1.StoredParticipation ToStored(EntryId activity, Force force, int revision, string reason) =>
        new()
        {
            ActivityId = ByteString.CopyFrom(activity.ToArray()),
            Force = (uint)force,
            Revision = revision,
            Reason = reason,
        };

    private static V1.StoredOverruling ToStored(WarningOverruled entry)
    {
        var stored = new V1.StoredOverruling
        {
            ActivityId = ByteString.CopyFrom(entry.Activity.ToArray()),
            Revision = entry.Revision,
            Because = (uint)entry.Because,
            Reason = entry.Reason,
        };
        stored.Warnings.AddRange(
            entry.Warnings.Select(one => new V1.StoredWarning { Indicator = one.Indicator.Value, Rule = one.Rule })
        );
        return stored;
    }

    private static V1.StoredLump ToStored(AmountImported entry) =>
        new()
        {
            AreaId = entry.Content.Area.Value,
            FirstDay = entry.Content.Span.First.Number,
            LastDay = entry.Content.Span.Last.Number,
            Forces = entry.Content.Forces.Bits,
            Amount = ToStored(entry.Content.Amount),
            ImportId = ByteString.CopyFrom(entry.Import.ToArray()),
            FileName = entry.FileName,
            Line = entry.Line,
        };

    private static V1.StoredWithdrawal ToStored(AmountWithdrawn entry) =>
        new()
        {
            LumpId = ByteString.CopyFrom(entry.Lump.ToArray()),
            ImportId = ByteString.CopyFrom(entry.Import.ToArray()),
            Reason = entry.Reason,
        };

    private static V1.StoredCopy ToStored(EntryCopied entry)
    {
        var target = entry.Target is { } changed ? ByteString.CopyFrom(changed.ToArray()) : ByteString.Empty;
        var stored = new V1.StoredCopy { TargetId = target, IsLump = entry.IsLump };
        stored.Postings.AddRange(entry.Postings.Select(ToStored));
        stored.Others.AddRange(entry.Others.Select(ToStored));
        return stored;
    }

    private static V1.StoredFact ToStored(OtherFact fact) =>
        new() { Kind = (uint)fact.Kind, Content = ByteString.CopyFrom(fact.Bytes) };

    private static V1.StoredPosting ToStored(Posting posting) =>
        new()
        {
            AreaId = posting.Key.Area.Value,
            Indicator = posting.Key.Indicator.Value,
            FirstDay = posting.Key.Span.First.Number,
            LastDay = posting.Key.Span.Last.Number,
            Forces = posting.Key.Forces.Bits,
            Approved = posting.Key.Approval == Approval.Approved,
            Amount = posting.Amount,
            Reverses = posting.Count < 0,
            Qualifier = (V1.Qualifier)(int)posting.Qualifier,
        };

    private static V1.StoredActivity ToStored(ActivityContent content)
    {
        var stored = new V1.StoredActivity
        {
            AreaId = content.Area.Value,
            Day = content.Day.Number,
            Forces = content.Forces.Bits,
            Lead = (uint)content.Lead,
        };
        foreach (var amount in content.Amounts)
        {
            stored.Amounts.Add(ToStored(amount));
        }

        return stored;
    }

    internal static V1.StoredAmount ToStored(QuantifiedAmount amount) =>
        new()
        {
            Indicator = amount.Indicator.Value,
            Amount = amount.Amount.Value,
            Qualifier = (V1.Qualifier)(int)amount.Qualifier,
        };
}
