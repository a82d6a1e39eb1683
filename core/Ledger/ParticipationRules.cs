using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>
/// Decides what a participant says to a joint activity: each force for itself, of the revision that it saw, within its
/// time. Changes nothing.
/// </summary>
internal sealed class ParticipationRules(LedgerState state, LedgerPolicy policy, ClosedDays closedDays)
{
    private readonly ItemTable _items = state.Items;
    private readonly ParticipationTable _participations = state.Participations;

    public Decision Decide(ConfirmParticipation command, long atUnixMicroseconds)
    {
        if (Check(command.By, command.Activity, out var item, out var force) is { } refusal)
        {
            return new Decision.Refused([refusal]);
        }

        var id = ActivityIds.Of("federation/confirmation/1"u8, command.Activity, (byte)force, command.Revision);
        if (_participations.TryFind(id, out var done))
        {
            return new Decision.AlreadyDone(done.Number, done.Revision);
        }

        if (command.Revision == _items.Revision(item) && _participations.Confirmation(item, force) is { } joining)
        {
            return new Decision.AlreadyDone(joining.Number, command.Revision);
        }

        return CheckNow(command.Activity, item, force, command.Revision) is { } wrong
            ? new Decision.Refused([wrong])
            : new Decision.Accepted(
                [
                    new ParticipationConfirmed(
                        state.NextEntry,
                        id,
                        atUnixMicroseconds,
                        command.By,
                        command.Activity,
                        force,
                        command.Revision
                    ),
                ],
                command.Revision
            );
    }

    public Decision Decide(DeclineParticipation command, Day today, long atUnixMicroseconds)
    {
        if (Check(command.By, command.Activity, out var item, out var force) is { } refusal)
        {
            return new Decision.Refused([refusal]);
        }

        var id = ActivityIds.Of("federation/decline/1"u8, command.Activity, (byte)force, command.Revision);
        if (_items.TryFindChange(id, out var done))
        {
            var row = _items.Change(done);
            return new Decision.AlreadyDone(row.Number, row.Revision);
        }

        var refusals = new List<Refusal>();
        if ((CheckNow(command.Activity, item, force, command.Revision) ?? CheckOpen(item, force, today)) is { } wrong)
        {
            refusals.Add(wrong);
        }

        ContentRules.CheckReason(refusals, command.Reason);
        return refusals.Count > 0
            ? new Decision.Refused(refusals)
            : new Decision.Accepted(
                [
                    new ParticipationDeclined(
                        state.NextEntry,
                        id,
                        atUnixMicroseconds,
                        command.By,
                        command.Activity,
                        force,
                        command.Revision,
                        command.Reason
                    ),
                ],
                command.Revision + 1
            );
    }

    /// <summary>What cannot be right whenever it is said.</summary>
    private Refusal? Check(Claim by, EntryId activity, out int item, out Force force)
    {
        force = by.Force.GetValueOrDefault();
        item = -1;
        if (by.IsOperator)
        {
            var message = "An operator took no part in anything: each force confirms or declines for itself.";
            return new Refusal(RefusalCode.NotPermitted, "", "", message);
        }

        if (!_items.TryFindItem(activity, out item) || _items.Item(item).IsLump)
        {
            var message = $"This ledger has no activity {activity}. See what waits for you by: fed pending.";
            return new Refusal(RefusalCode.NotFound, "id", activity.ToString(), message);
        }

        return null;
    }

    /// <summary>What the activity is not in a state for.</summary>
    private Refusal? CheckNow(EntryId activity, int item, Force force, int revision)
    {
        var content = _items.Current(item);
        if (!_items.IsLive(item))
        {
            var message =
                $"Activity {activity} was voided by entry {_items.Newest(item)}: nothing of it is left to confirm or "
                + "decline. What took place is recorded anew under a new id.";
            return Wrong("id", activity, message);
        }

        var participants = _participations.ParticipantsOf(item).ToList();
        if (!participants.Contains(force))
        {
            var why =
                content.Lead == force ? "leads it"
                : content.Lead == ContentRow.UnknownLead ? "is asked nothing: only the nation's copy of it is left"
                : "takes no part in it";
            return new Refusal(
                RefusalCode.NotPermitted,
                "id",
                activity.ToString(),
                $"Activity {activity} is of {content.Forces}; {force.Code()} {why}: {Asked(participants)}."
            );
        }

        var current = _items.Revision(item);
        return revision == current
            ? null
            : Wrong(
                "revision",
                activity,
                $"Activity {activity} is at revision {current}, not {revision}: look at it again, "
                    + $"then say so for {current}."
            );
    }

    private static string Asked(List<Force> participants) =>
        participants.Count == 0
            ? "nobody is asked about it"
            : $"only {string.Join(" and ", participants.Select(force => force.Code()))} can answer, each for itself";

    /// <summary>What was confirmed, or is deemed to be, stands.</summary>
    private Refusal? CheckOpen(int item, Force force, Day today)
    {
        var participant = state.ParticipantOf(item, force);
        var id = _items.Item(item).Id;
        return participant.At(today, policy.ConfirmationDays) switch
        {
            // Who declines changes what the lead's commander has declared right; who confirms does not.
            Participation.Pending => closedDays.Refuse("id", item),
            Participation.Confirmed => Wrong(
                "id",
                id,
                $"{force.Code()} confirmed its part in {id} by entry {participant.ConfirmedBy}: "
                    + "ask the lead to correct it."
            ),
            _ => Wrong(
                "id",
                id,
                $"{force.Code()} was asked about {id} on {participant.AskedOn} and had {policy.ConfirmationDays} days: "
                    + "its confirmation is deemed given. Ask the lead to correct it."
            ),
        };
    }

    private static Refusal Wrong(string field, EntryId activity, string message) =>
        new(RefusalCode.WrongState, field, activity.ToString(), message);
}
