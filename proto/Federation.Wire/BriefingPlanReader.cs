using Federation.Core.Areas;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Wire;

/// <summary>Reads plans from the wire; what is wrong is collected, not thrown.</summary>
/// <param name="areas">Which areas there are.</param>
/// <param name="indicators">Which indicators there are.</param>
/// <param name="days">
/// The days of the board, in which codes of areas are read; null: the message is the nation's own, and its AreaIds are.
/// </param>
internal sealed class BriefingPlanReader(AreaCatalogue areas, IndicatorCatalogue indicators, Span? days)
{
    private readonly List<Refusal> _refusals = [];

    /// <summary>What is wrong so far.</summary>
    public List<Refusal> Refusals => _refusals;

    /// <summary>The plan; usable only where nothing is wrong.</summary>
    public BriefingPlan Read(V1.BriefingPlan plan) =>
        new(
            [.. plan.Pages.Select((page, i) => Read($"pages[{i}]", page))],
            [.. plan.Agenda.Select((item, i) => Read($"agenda[{i}]", item))],
            [.. plan.Tasks.Select((task, i) => Read($"tasks[{i}]", task))],
            ReadFirst(plan)
        );

    /// <summary>The nation or a province; null for an empty code.</summary>
    public AreaId? ReadArea(string field, string code, int id)
    {
        if (days is not { } span)
        {
            return id == 0 ? null : new AreaId(id);
        }

        if (code.Length == 0)
        {
            return null;
        }

        if (AreaCode.TryParse(code, out var read) && read.Level <= 1 && areas.LatestWithin(read, span, out var area))
        {
            return area;
        }

        _refusals.Add(
            Refusal.Invalid(
                field,
                code,
                $"Area '{Refusal.Shown(code)}' of {field} must be VN, or a province that stood in {span}, such as 04."
            )
        );
        return null;
    }

    /// <summary>An indicator; null for an empty code.</summary>
    public IndicatorNumber? ReadIndicator(string field, string code)
    {
        if (code.Length == 0)
        {
            return null;
        }

        if (indicators.TryGet(code, out var known))
        {
            return known.Number;
        }

        _refusals.Add(
            Refusal.Invalid(
                field,
                code,
                $"There is no indicator '{Refusal.Shown(code)}' ({field}): {indicators.InPlaceOf(code)}."
            )
        );
        return null;
    }

    /// <summary>A ministry; null for an empty code.</summary>
    public Ministry? ReadMinistry(string field, string code)
    {
        if (code.Length == 0)
        {
            return null;
        }

        if (Ministries.TryParse(code, out var ministry))
        {
            return ministry;
        }

        _refusals.Add(
            Refusal.Invalid(
                field,
                code,
                $"Ministry '{Refusal.Shown(code)}' of {field} must be defence or public_security."
            )
        );
        return null;
    }

    private Ministry ReadFirst(V1.BriefingPlan plan)
    {
        var named = plan.Ministries.Select(code => ReadMinistry("ministries", code)).ToList();
        if (named.Count > Ministries.All.Count || named.Distinct().Count() < named.Count)
        {
            _refusals.Add(Refusal.Invalid("ministries", $"{named.Count}", "There are two ministries: name each once."));
        }

        return named.FirstOrDefault() ?? Ministry.Defence;
    }

    private BriefingPage Read(string field, V1.BriefingPage page)
    {
        if (!Enum.IsDefined((BriefingPageKind)page.Kind))
        {
            _refusals.Add(
                Refusal.Invalid(
                    $"{field}.kind",
                    $"{page.Kind}",
                    $"Kind {(int)page.Kind} of {field} must be one of: {string.Join(", ", BriefingPageKinds.AllCodes)}."
                )
            );
        }

        if (!Views.TryParse(page.View.Length == 0 ? "total" : page.View, out var view))
        {
            var allowed = string.Join(", ", Views.All.Select(one => one.Code()));
            _refusals.Add(
                Refusal.Invalid(
                    $"{field}.view",
                    page.View,
                    $"View '{Refusal.Shown(page.View)}' of {field} must be one of: {allowed}."
                )
            );
        }

        return new BriefingPage(page.Key, (BriefingPageKind)page.Kind)
        {
            Title = page.Title,
            Indicators =
            [
                .. page.Indicators.Select(code => ReadIndicator($"{field}.indicators", code)).OfType<IndicatorNumber>(),
            ],
            Layout = page.Layout,
            HasRanking = page.Ranking,
            View = view,
            Area = ReadArea($"{field}.area", page.Area, page.AreaId),
        };
    }

    private AgendaItem Read(string field, V1.AgendaItem item)
    {
        if (!Enum.IsDefined((AgendaKind)item.Kind))
        {
            _refusals.Add(
                Refusal.Invalid(
                    $"{field}.kind",
                    $"{item.Kind}",
                    $"Kind {(int)item.Kind} of {field} must be one of: {string.Join(", ", AgendaKinds.AllCodes)}."
                )
            );
        }

        return new AgendaItem((AgendaKind)item.Kind)
        {
            Topic = item.Topic,
            Speaker = item.Speaker,
            Rank = item.Rank,
            Title = item.Title,
            Ministry = ReadMinistry($"{field}.ministry", item.Ministry),
            Area = ReadArea($"{field}.area", item.Area, item.AreaId),
            Minutes = item.Minutes,
        };
    }

    private BriefingTask Read(string field, V1.BriefingTask task)
    {
        Day due = default;
        if (task.Due.Length > 0 && !Day.TryParse(task.Due, out due))
        {
            _refusals.Add(
                Refusal.Invalid(
                    $"{field}.due",
                    task.Due,
                    $"Day '{Refusal.Shown(task.Due)}' of {field} must be written like 2026-12-31."
                )
            );
        }

        return new BriefingTask(task.Text, task.Owner, task.Due.Length > 0 ? due : null, task.Done);
    }
}
