using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Recording;

/// <summary>Reads a request for a list; every field that is wrong is named.</summary>
internal static class ListReader
{
    private const int PageSizeDefault = 100;
    private const int PageSizeMax = 1_000;

    /// <summary>Reads it.</summary>
    /// <param name="request">As written.</param>
    /// <param name="today">The end of an open span is tomorrow.</param>
    /// <param name="query">Null where something is refused.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public static IReadOnlyList<Refusal> Read(ListRequest request, Day today, out ItemQuery? query)
    {
        var wrong = new List<Refusal>();
        var days = ReadDays(request.From, request.To, today, wrong);
        var area = request.Area.Length == 0 ? null : ReadArea(request.Area, days, wrong);
        var force = request.Force.Length == 0 ? null : ReadForce(request.Force, wrong);
        var place = ReadPlace(request.PageToken, new PagePlace(0, long.MaxValue), wrong);
        var size = ReadPageSize(request.PageSize, wrong);
        query = wrong.Count == 0 ? new ItemQuery(area, days, force, request.IncludeVoided, place, size) : null;
        return wrong;
    }

    /// <summary>Reads a request for what waits for a force.</summary>
    /// <param name="request">As written.</param>
    /// <param name="by">Whose, where the request names no force.</param>
    /// <param name="today">The end of an open span is tomorrow.</param>
    /// <param name="query">Null where something is refused.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public static IReadOnlyList<Refusal> Read(PendingRequest request, Claim by, Day today, out PendingQuery? query)
    {
        var wrong = new List<Refusal>();
        var days = ReadDays(request.From, request.To, today, wrong);
        var area = request.Area.Length == 0 ? null : ReadArea(request.Area, days, wrong);
        var force = request.Force.Length == 0 ? by.Force : ReadForce(request.Force, wrong);
        if (request.Force.Length == 0 && by.IsOperator)
        {
            wrong.Add(Refusal.Invalid("force", "", "An operator is asked nothing: name the force that is."));
        }

        var place = ReadPlace(request.PageToken, default, wrong);
        var size = ReadPageSize(request.PageSize, wrong);
        query = wrong.Count == 0 ? new PendingQuery(force!.Value, area, days, today, place, size) : null;
        return wrong;
    }

    private static int ReadPageSize(int asked, List<Refusal> wrong)
    {
        var size = asked == 0 ? PageSizeDefault : asked;
        if (size is < 1 or > PageSizeMax)
        {
            wrong.Add(Refusal.Invalid("page_size", $"{size}", $"Page size {size} is not 1 to {PageSizeMax}."));
        }

        return size;
    }

    private static Span ReadDays(string firstText, string lastText, Day today, List<Refusal> wrong)
    {
        var open = new Span(LedgerScope.FirstDay, LedgerScope.LastDay(today));
        var first = firstText.Length == 0 ? open.First : ReadDay("from", firstText, wrong);
        var last = lastText.Length == 0 ? open.Last : ReadDay("to", lastText, wrong);
        if (first is not { } from || last is not { } to)
        {
            return open;
        }

        if (from <= to)
        {
            return new Span(from, to);
        }

        wrong.Add(Refusal.Invalid("to", lastText, $"The last day {to} is before the first day {from}."));
        return open;
    }

    private static Day? ReadDay(string field, string text, List<Refusal> wrong)
    {
        if (Day.TryParse(text, out var day))
        {
            return day;
        }

        wrong.Add(Refusal.Invalid(field, text, $"'{Refusal.Shown(text)}' is not a day: write it like 2025-01-15."));
        return null;
    }

    private static AreaId? ReadArea(string text, Span days, List<Refusal> wrong)
    {
        if (AreaCode.TryParse(text, out var code) && KnownAreas.Current.LatestWithin(code, days, out var area))
        {
            return area;
        }

        wrong.Add(Refusal.Invalid("area", text, $"Area '{Refusal.Shown(text)}' denotes nothing in {days}."));
        return null;
    }

    private static Force? ReadForce(string text, List<Refusal> wrong)
    {
        if (Core.Figures.Forces.TryParse(text, out var force))
        {
            return force;
        }

        var codes = string.Join(", ", Core.Figures.Forces.All.Select(f => f.Code()));
        wrong.Add(Refusal.Invalid("force", text, $"Force '{Refusal.Shown(text)}' is not one of {codes}."));
        return null;
    }

    private static PagePlace ReadPlace(string text, PagePlace first, List<Refusal> wrong)
    {
        if (text.Length == 0)
        {
            return first;
        }

        if (!PagePlace.TryParse(text, out var place))
        {
            var message = $"Page token '{Refusal.Shown(text)}' is not one that an answer gave.";
            wrong.Add(Refusal.Invalid("page_token", text, message));
        }

        return place;
    }
}
