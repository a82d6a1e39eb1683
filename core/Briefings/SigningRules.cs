using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Briefings;

/// <summary>Decides what becomes of agreements, of signatures, and of what was kept of them.</summary>
internal static class SigningRules
{
    public static BriefingDecision Decide(
        Briefing briefing,
        BriefingCommand command,
        BriefingOrder.Agree order,
        long now
    )
    {
        if (briefing.Board.PageOf(order.Province) is not { } page)
        {
            return BriefingRules.Refused(
                RefusalCode.NotFound,
                "area",
                $"{order.Province}",
                $"Area {order.Province} is no province of {briefing.Board.Days.Last}, the last day of the board: "
                    + "none of its pages is agreed to. A province that was merged is on the page of what it was merged "
                    + "into."
            );
        }

        if (page != order.Page)
        {
            return BriefingRules.Refused(
                RefusalCode.OtherFigures,
                "digest",
                $"{order.Page}",
                $"Agreed to was the page with the digest {order.Page}; the frozen board, version "
                    + $"{briefing.Board.Version}, has {page} for area {order.Province}: look at the page again."
            );
        }

        return briefing.AgreementOf(order.Province) is { IsCurrent: true }
            ? new BriefingDecision.AlreadyDone()
            : BriefingRules.Accept(briefing, command, new BriefingHappening.Agreed(order.Province, page), now);
    }

    public static BriefingDecision Decide(
        Briefing briefing,
        BriefingCommand command,
        BriefingOrder.Sign order,
        long now
    )
    {
        if (command.Ministry is not { } ministry)
        {
            return BriefingRules.Refused(RefusalCode.InvalidField, "ministry", "", "Say for which ministry is signed.");
        }

        if (order.Signer.WhyNot() is { } wrong)
        {
            return new BriefingDecision.Refused([wrong]);
        }

        if (WhyNot(briefing, ministry, order) is { } refused)
        {
            return refused;
        }

        return briefing.Signatures.Any(signed => signed.Ministry == ministry)
            ? new BriefingDecision.AlreadyDone()
            : BriefingRules.Accept(
                briefing,
                command,
                new BriefingHappening.Signed(ministry, order.Board, order.Signature) { Signer = order.Signer },
                now
            );
    }

    public static BriefingDecision Decide(
        Briefing briefing,
        BriefingCommand command,
        BriefingOrder.Keep order,
        long now
    )
    {
        if (!briefing.IsAgreed || order.Vintage != briefing.VintageId)
        {
            return BriefingRules.Refused(
                RefusalCode.WrongState,
                "vintage",
                $"{order.Vintage}",
                $"Vintage {order.Vintage} is not the board that both ministries signed in briefing {briefing.Id}."
            );
        }

        return briefing.Vintage is not null
            ? new BriefingDecision.AlreadyDone()
            : BriefingRules.Accept(briefing, command, new BriefingHappening.Kept(order.Vintage, order.Position), now);
    }

    private static BriefingDecision.Refused? WhyNot(Briefing briefing, Ministry ministry, BriefingOrder.Sign order)
    {
        var code = ministry.Code();
        var board = briefing.Board;
        if (order.Board != board.Digest)
        {
            return BriefingRules.Refused(
                RefusalCode.OtherFigures,
                "digest",
                $"{order.Board}",
                $"Signed was a board with the digest {order.Board}; frozen is version {board.Version} with the code "
                    + $"{board.Fingerprint} and the digest {board.Digest}: look at it, and sign that."
            );
        }

        if (briefing.IsLive)
        {
            return BriefingRules.Refused(
                RefusalCode.WrongState,
                "live",
                "true",
                "Screens show live figures: go back to the frozen board before it is signed (fed briefing live off)."
            );
        }

        if (briefing.KeyOf(ministry) is not { } key)
        {
            return BriefingRules.Refused(
                RefusalCode.NotPermitted,
                "ministry",
                code,
                $"No key of {code} was given when briefing {briefing.Id} was opened: it cannot be signed for it."
            );
        }

        return key.Verifies(BriefingStatement.Bytes(briefing.StatementOf(ministry)), order.Signature.Span)
            ? null
            : BriefingRules.Refused(
                RefusalCode.BadSignature,
                "signature",
                "",
                $"The signature is not that of the key of {code} over the statement of version {board.Version}, code "
                    + $"{board.Fingerprint}: sign with the key whose public part was given when the briefing was "
                    + "opened."
            );
    }
}
