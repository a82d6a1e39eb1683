using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Simulation.Audit;

namespace Federation.Simulation.World;

/// <summary>
/// A participant confirms its part in an activity, or declines it, as it sees it when it is first asked.
/// </summary>
/// <param name="activity">Which activity.</param>
/// <param name="force">Who answers.</param>
/// <param name="declines">False: it confirms, which tells the nation nothing.</param>
internal sealed class ParticipationRequest(EntryId activity, Force force, bool declines) : Request
{
    private Command? _command;
    private Decision? _decision;
    private Guid? _entry;

    public override void Run(SimulatedEdge edge, OpenBook book)
    {
        if (!book.Ledger.TryGet(activity, out var seen))
        {
            _decision = null;
            return;
        }

        _command ??= declines
            ? new DeclineParticipation(Claim.Of(force), activity, seen.Revision, "không tham gia")
            : new ConfirmParticipation(Claim.Of(force), activity, seen.Revision);
        _decision = book.Ledger.Decide(_command, edge.Clock.Today, edge.Clock.UnixMicroseconds);
        if (_decision is Decision.Accepted accepted)
        {
            foreach (var (id, change) in AskedEntries.Of(_command, accepted.Entries, book))
            {
                _entry = id;
                edge.TellAsked(id, change);
            }

            book.Append(accepted.Entries);
            CheckLate(edge, book, seen.Approval == Approval.Approved);
        }
    }

    public override bool Answer(SimulatedEdge edge)
    {
        if (_decision is null or Decision.Refused)
        {
            if (_entry is { } lost)
            {
                edge.TellRefused(lost, "it was decided otherwise before");
            }

            return false;
        }

        if (_entry is { } entry)
        {
            edge.TellConfirmed(entry, Asked.Declined(activity.Value, force));
        }

        return true;
    }

    private void CheckLate(SimulatedEdge edge, OpenBook book, bool isClosed)
    {
        if (declines || !book.Ledger.TryGet(activity, out var now))
        {
            return;
        }

        var isLate = now.Participants.Single(one => one.Force == force).IsLate;
        if (isLate != isClosed)
        {
            throw new AuditException(
                Checks.LateIsMarked,
                $"{force.Code()} confirmed {activity} on {(isClosed ? "closed" : "open")} days: late is {isLate}."
            );
        }

        if (isLate)
        {
            edge.CountLate();
        }
    }
}
