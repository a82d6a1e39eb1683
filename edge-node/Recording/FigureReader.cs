using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.EdgeNode.Recording;

/// <summary>Reads a question for figures of the node's ledgers.</summary>
internal static class FigureReader
{
    /// <summary>Reads it.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT, naming each field that is wrong.</exception>
    public static FigureQuery Read(FiguresRequest request, Day today, EdgeLedgers ledgers)
    {
        var areas = KnownAreas.Current;
        var refusals = request.ToQuestion().Check(today, areas, IndicatorCatalogue.Reference, out var query);
        if (query is not null && ledgers.TryOf(query.Area) is null)
        {
            var names = ledgers.All.Select(one => areas.Get(one.Owner).Nearest(today).FullNameVi);
            var message =
                $"Area {query.Code} lies outside {string.Join(" and ", names)}, whose ledger this is: "
                + "ask its own edge node, or the nation.";
            refusals = [Refusal.Invalid("area", request.Area, message)];
        }
        else if (query is { Boundaries: Boundaries.Today } && Missing(query, ledgers, areas) is { } missing)
        {
            var message =
                $"On today's boundaries the figures of {query.Code} are also those of {missing}, whose ledger is not "
                + "at this node: ask the nation, or for boundaries as reported.";
            refusals = [Refusal.Invalid("boundaries", request.Boundaries, message)];
        }

        return refusals.Count == 0 ? query! : throw refusals.ToRpcException();
    }

    /// <summary>What the area came from and this node holds no ledger of; null: nothing.</summary>
    private static string? Missing(FigureQuery query, EdgeLedgers ledgers, AreaCatalogue areas) =>
        areas
            .PartsOf(query.Area)
            .Where(part => ledgers.TryOf(part) is null)
            .Select(part => areas.Get(part).Versions[^1])
            .Select(part => $"{part.FullNameVi} ({part.Code} to {part.Validity.Last})")
            .FirstOrDefault();
}
