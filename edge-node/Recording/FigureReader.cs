using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.EdgeNode.Recording;

/// <summary>Reads a question for figures of this ledger.</summary>
internal static class FigureReader
{
    /// <summary>Reads it.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT, naming each field that is wrong.</exception>
    public static FigureQuery Read(FiguresRequest request, Day today, AreaId owner)
    {
        var areas = KnownAreas.Current;
        var refusals = request.ToQuestion().Check(today, areas, IndicatorCatalogue.Reference, out var query);
        if (query is not null && !areas.Includes(owner, query.Area))
        {
            var message =
                $"Area {query.Code} lies outside {areas.Get(owner).Nearest(today).FullNameVi}, whose ledger this is: "
                + "ask its own edge node, or the nation.";
            refusals = [Refusal.Invalid("area", request.Area, message)];
        }

        if (query is { Boundaries: Boundaries.Today })
        {
            const string Message =
                "An edge node tells what its own ledgers hold, on boundaries as reported; on today's the nation "
                + "answers.";
            refusals = [Refusal.Invalid("boundaries", request.Boundaries, Message)];
        }

        return refusals.Count == 0 ? query! : throw refusals.ToRpcException();
    }
}
