using System.CommandLine;
using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Calendar = Federation.Core.Calendars.Calendar;

namespace Federation.Fed.Ledgers;

/// <summary>The options that choose among the joint activities that wait for a force, and who that is.</summary>
internal sealed class PendingSelection
{
    private const int PageSize = 500;

    private readonly Option<Uri?> _edge = CommonOptions.Edge(required: true);
    private readonly Option<string?> _force = CheckedOptions.Force(
        "--as",
        $"The force that is asked, and speaks for itself alone: {CommonOptions.ForceCodes}.",
        required: true
    );

    private readonly Option<string?> _area = CheckedOptions.Area("--area", "Only in this area and what lies in it.");
    private readonly Option<string?> _period = CheckedOptions.Period(
        $"Only activities of this period: {CheckedOptions.Periods}."
    );

    private readonly Option<string?> _calendar = CheckedOptions.Calendar();

    private PendingSelection() { }

    /// <summary>Adds the options to a command; which activities may be chosen is only for some commands.</summary>
    public static PendingSelection AddTo(ExampledCommand command, bool chooses)
    {
        var selection = new PendingSelection();
        command.Add(selection._edge);
        command.Add(selection._force);
        Option[] choices = chooses ? [selection._area, selection._period, selection._calendar] : [];
        foreach (var choice in choices)
        {
            command.Add(choice);
        }

        return selection;
    }

    /// <summary>Speaks to the edge node for the force; the caller disposes it.</summary>
    public EdgeClient Connect(ParseResult parsed) =>
        Forces.TryParse(parsed.GetRequiredValue(_force), out var force)
            ? new EdgeClient(parsed.GetRequiredValue(_edge)!, Claim.Of(force))
            : throw new InvalidOperationException("The parser let a force through that is none.");

    /// <summary>All that wait, in order of recording.</summary>
    public async Task<List<Item>> ReadAsync(ParseResult parsed, EdgeClient edge, CancellationToken cancellationToken)
    {
        var days = DaysOf(parsed);
        var request = new PendingRequest
        {
            Area = parsed.GetValue(_area) ?? "",
            From = days?.First.ToString() ?? "",
            To = days?.Last.ToString() ?? "",
            PageSize = PageSize,
        };
        var items = new List<Item>();
        do
        {
            var page = await edge.Ledger.PendingAsync(
                request,
                edge.Within(CallSettings.AnswerTimeout, cancellationToken)
            );
            items.AddRange(page.Items);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        return items;
    }

    private Span? DaysOf(ParseResult parsed)
    {
        if (parsed.GetValue(_period) is not { } text || !Period.TryParse(text, out var period))
        {
            return null;
        }

        var calendar = parsed.GetValue(_calendar) == "decree09" ? Calendar.Decree09 : Calendar.Civil;
        return period.ToSpan(calendar, Day.At(TimeProvider.System.GetUtcNow()));
    }
}
