using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Briefings;

/// <summary>Decides what becomes of a presenter's command.</summary>
internal static class SteeringRules
{
    public static BriefingDecision Decide(Briefing briefing, BriefingCommand command, long now)
    {
        if (WhyNot(briefing, command) is { } refused)
        {
            return refused;
        }

        var (what, refusal) = Judge(briefing, command.Order);
        return refusal is not null ? new BriefingDecision.Refused([refusal])
            : what is null ? new BriefingDecision.AlreadyDone()
            : BriefingRules.Accept(briefing, command, what, now);
    }

    /// <summary>Two presenters at once: one of them is told who holds control, or what the other one did.</summary>
    private static BriefingDecision.Refused? WhyNot(Briefing briefing, BriefingCommand command)
    {
        if (command.Ministry != briefing.Control)
        {
            var holder = briefing.Control.Code();
            return BriefingRules.Refused(
                RefusalCode.ControlHeld,
                "control",
                holder,
                $"{holder} holds control since event {briefing.ControlSince}, not "
                    + $"{command.Ministry?.Code() ?? "a site"}: it can hand it over (fed briefing hand)."
            );
        }

        return command.Against == 0 || command.Against == briefing.Number
            ? null
            : BriefingRules.Refused(
                RefusalCode.Overtaken,
                "against",
                $"{command.Against}",
                $"This was decided against event {command.Against}; since then event {briefing.Number} came in, by "
                    + $"{Who(briefing.Last!)}, and page {briefing.Page} is shown: look, and say it again."
            );
    }

    private static string Who(BriefingEvent last) => last.Ministry?.Code() ?? $"{last.By}";

    /// <summary>What happens, or why not; neither: it is so already.</summary>
    private static (BriefingHappening? What, Refusal? Refusal) Judge(Briefing briefing, BriefingOrder order) =>
        order switch
        {
            BriefingOrder.Next => Step(briefing, briefing.Page + 1),
            BriefingOrder.Back => Step(briefing, briefing.Page - 1),
            BriefingOrder.Jump(var text) => Jump(briefing, text),
            BriefingOrder.ShowProvince(var province) => Unless(
                province == briefing.Province,
                new BriefingHappening.ProvinceShown(province)
            ),
            BriefingOrder.Highlight(var indicator, var area) => Unless(
                (indicator, area) == briefing.Highlight,
                new BriefingHappening.Highlighted(indicator, area)
            ),
            BriefingOrder.Freeze(var board) => Freeze(briefing, board),
            BriefingOrder.SwitchLive(var isLive) => Unless(
                isLive == briefing.IsLive,
                new BriefingHappening.LiveSwitched(isLive)
            ),
            BriefingOrder.Hand(var to) => Unless(to == briefing.Control, new BriefingHappening.ControlHanded(to)),
            BriefingOrder.Begin(var item) => Begin(briefing, item),
            BriefingOrder.Pause => Unless(
                briefing.RunningSinceUnixMicroseconds is null,
                new BriefingHappening.ItemPaused()
            ),
            BriefingOrder.Replan(var plan) => Replan(briefing, plan),
            BriefingOrder.Close => (new BriefingHappening.Closed(), null),
            _ => throw new InvalidOperationException($"{order.GetType().Name} is no presenter's command."),
        };

    private static (BriefingHappening?, Refusal?) Unless(bool isSo, BriefingHappening what) =>
        (isSo ? null : what, null);

    private static (BriefingHappening?, Refusal?) Step(Briefing briefing, int page) =>
        page >= 1 && page <= briefing.Plan.Pages.Count
            ? (new BriefingHappening.PageShown(page), null)
            : No(
                "page",
                $"{page}",
                $"Page {briefing.Page} of {briefing.Plan.Pages.Count} is shown: there is none "
                    + $"{(page < 1 ? "before" : "after")} it."
            );

    private static (BriefingHappening?, Refusal?) Jump(Briefing briefing, string text)
    {
        var page = briefing.Plan.Find(text);
        if (page > 0)
        {
            return Unless(
                page == briefing.Page && briefing.Province is null && briefing.Highlight == default,
                new BriefingHappening.PageShown(page)
            );
        }

        var refusal = new Refusal(
            RefusalCode.NotFound,
            "page",
            Refusal.Shown(text),
            $"There is no page '{Refusal.Shown(text)}': the briefing has pages 1 to {briefing.Plan.Pages.Count} (fed "
                + "briefing pages)."
        );
        return (null, refusal);
    }

    private static (BriefingHappening?, Refusal?) Freeze(Briefing briefing, FrozenBoard board)
    {
        if (briefing.IsAgreed)
        {
            return No(
                "freeze",
                "",
                $"Both ministries have signed the board of version {briefing.Board.Version}, code "
                    + $"{briefing.Board.Fingerprint}: it stays. What comes in later is a revision (fed revisions)."
            );
        }

        return board.Version < briefing.Board.Version
            ? No(
                "version",
                $"{board.Version}",
                $"Version {board.Version} is before the frozen one, {briefing.Board.Version}: a board is frozen "
                    + "anew at a later one."
            )
            : (new BriefingHappening.Frozen(board), null);
    }

    private static (BriefingHappening?, Refusal?) Begin(Briefing briefing, int item)
    {
        var count = briefing.Plan.Agenda.Count;
        if (item < 1 || item > count)
        {
            var refusal = new Refusal(
                RefusalCode.NotFound,
                "begin",
                $"{item}",
                $"The agenda has no item {item}: it has {count}."
            );
            return (null, refusal);
        }

        return Unless(
            item == briefing.AgendaItem && briefing.RunningSinceUnixMicroseconds is not null,
            new BriefingHappening.ItemBegun(item)
        );
    }

    private static (BriefingHappening?, Refusal?) Replan(Briefing briefing, BriefingPlan plan) =>
        PlanRules.Check(plan) is [var wrong, ..]
            ? (null, wrong)
            : Unless(plan == briefing.Plan, new BriefingHappening.Planned(plan));

    private static (BriefingHappening?, Refusal?) No(string field, string value, string message) =>
        (null, new Refusal(RefusalCode.WrongState, field, value, message));
}
