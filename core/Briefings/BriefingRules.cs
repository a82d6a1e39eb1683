using Federation.Core.Ledger;

namespace Federation.Core.Briefings;

/// <summary>Decides what becomes of a command to a briefing.</summary>
internal static class BriefingRules
{
    public static BriefingDecision Decide(Briefing briefing, BriefingCommand command, long now)
    {
        if (command.Order is BriefingOrder.Open(var opening))
        {
            return DecideOpen(briefing, command, opening, now);
        }

        if (!briefing.IsOpened)
        {
            return Refused(RefusalCode.NotFound, "briefing", "", "There is no such briefing: see fed briefing list.");
        }

        return briefing.HasTaken(command.Id)
            ? new BriefingDecision.AlreadyDone()
            : WhyNot(briefing, command) ?? Judge(briefing, command, now);
    }

    /// <summary>The event of a command that is accepted.</summary>
    internal static BriefingDecision.Accepted Accept(
        Briefing briefing,
        BriefingCommand command,
        BriefingHappening what,
        long now
    ) =>
        new(
            new BriefingEvent(
                briefing.Number + 1,
                Math.Max(now, briefing.Last?.AtUnixMicroseconds ?? now),
                command.Id,
                command.Ministry,
                command.By,
                what
            )
        );

    internal static BriefingDecision.Refused Refused(RefusalCode code, string field, string value, string message) =>
        new([new Refusal(code, field, Refusal.Shown(value), message)]);

    private static BriefingDecision DecideOpen(
        Briefing briefing,
        BriefingCommand command,
        BriefingHappening.Opened opening,
        long now
    )
    {
        if (briefing.IsOpened)
        {
            return briefing.Opening.IsSameRequest(opening)
                ? new BriefingDecision.AlreadyDone()
                : Refused(
                    RefusalCode.IdTaken,
                    "id",
                    $"{opening.Id}",
                    $"The id {opening.Id} is that of the briefing '{briefing.Opening.Title}' of "
                        + $"{briefing.Opening.Period}. Give a new id."
                );
        }

        var refusals = OpeningRules.Check(opening);
        return refusals.Count > 0 ? new BriefingDecision.Refused(refusals) : Accept(briefing, command, opening, now);
    }

    /// <summary>What refuses a command before it is looked at.</summary>
    private static BriefingDecision.Refused? WhyNot(Briefing briefing, BriefingCommand command)
    {
        if (
            command.Ministry is { } ministry
            && command.By.Force is { } force
            && Figures.Forces.Ministry(force) != ministry
        )
        {
            return Refused(
                RefusalCode.NotPermitted,
                "ministry",
                Figures.Ministries.Code(ministry),
                $"{command.By} does not speak for {Figures.Ministries.Code(ministry)}."
            );
        }

        if (briefing.ClosedAtUnixMicroseconds is not null && command.Order is not BriefingOrder.Keep)
        {
            return Refused(
                RefusalCode.WrongState,
                "briefing",
                $"{briefing.Id}",
                $"Briefing {briefing.Id} was closed by event {briefing.Number}: nothing is taken any more. Open a "
                    + "new one."
            );
        }

        return briefing.Number >= Briefing.EventsMax && command.Order is not (BriefingOrder.Close or BriefingOrder.Keep)
            ? Refused(
                RefusalCode.WrongState,
                "briefing",
                $"{briefing.Id}",
                $"Briefing {briefing.Id} has {briefing.Number} events, the most it may have: close it and open a "
                    + "new one."
            )
            : null;
    }

    private static BriefingDecision Judge(Briefing briefing, BriefingCommand command, long now) =>
        command.Order switch
        {
            BriefingOrder.Agree agree => SigningRules.Decide(briefing, command, agree, now),
            BriefingOrder.Sign sign => SigningRules.Decide(briefing, command, sign, now),
            BriefingOrder.Keep keep => SigningRules.Decide(briefing, command, keep, now),
            _ => SteeringRules.Decide(briefing, command, now),
        };
}
