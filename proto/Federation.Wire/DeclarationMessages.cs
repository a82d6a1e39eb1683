using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Wire;

/// <summary>Declarations of zero and of what is not applicable, on the wire.</summary>
public static class DeclarationMessages
{
    /// <summary>Reads a request to declare, or to withdraw; every field that is wrong is named.</summary>
    public static bool TryRead(
        V1.DeclareRequest request,
        DeclarationReader reader,
        Claim by,
        Day today,
        [NotNullWhen(true)] out DeclareNothing? command,
        out IReadOnlyList<Refusal> refusals
    )
    {
        var wrong = new List<Refusal>();
        var id = LedgerRequests.ReadId("id", request.Id, wrong);
        var fields = new DeclarationFields(
            request.What,
            request.Force,
            request.Area,
            request.Period,
            request.Calendar,
            request.Indicators,
            request.Reason
        );
        reader.TryRead(fields, by, id, today, out var read, out var more);
        wrong.AddRange(more);
        command = wrong.Count == 0 ? read : null;
        refusals = wrong;
        return command is not null;
    }

    /// <summary>What is declared of one indicator.</summary>
    /// <param name="declaration">Its area and indicator are in the catalogues, and it stands.</param>
    /// <param name="saidBy">The entry that said it; 0: not known.</param>
    /// <param name="areas">Codes of areas.</param>
    /// <param name="indicators">Codes of indicators.</param>
    public static V1.Declaration ToWire(
        this DeclarationFact declaration,
        EntryNumber saidBy,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var key = declaration.Key;
        return new V1.Declaration
        {
            Area = areas.Get(key.Area).Nearest(key.Span.Last).Code.ToString(),
            Force = key.Force.Code(),
            FirstDay = key.Span.First.ToString(),
            LastDay = key.Span.Last.ToString(),
            Indicator = indicators.TryGet(key.Indicator, out var known) ? known.Code : $"{key.Indicator}",
            What = declaration.Declared?.Code() ?? "",
            EntryNumber = saidBy.Value,
        };
    }
}
