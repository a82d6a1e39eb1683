using System.CommandLine;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Federation.Wire;

namespace Federation.HqConsole;

/// <summary>The options of the command line.</summary>
internal sealed class CommandLine
{
    private const string NationDefault = "http://127.0.0.1:5080";

    private readonly Option<string> _nation = new("--nation")
    {
        Description = "Addresses of the nation's silos, with commas between them; the next is taken when one is gone.",
        DefaultValueFactory = _ => NationDefault,
    };

    private readonly Option<string> _period = new("--period")
    {
        Description =
            "2025-Q1, 2025-H1, 2025-9M, 2025, 2025-YTD, 2025-03 or 2020-01-01..2020-12-31. "
            + "Default: the running quarter.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _calendar = new("--calendar")
    {
        Description = "civil, or decree09 (Decree 09/2019: from the 15th to the 14th).",
        DefaultValueFactory = _ => "civil",
    };

    private readonly Option<string> _view = new("--view")
    {
        Description =
            "total, military, border_guard, police, coast_guard, defence, public_security, joint, two_ministry.",
        DefaultValueFactory = _ => "total",
    };

    private readonly Option<string> _language = new("--lang")
    {
        Description = "vi or en.",
        DefaultValueFactory = _ => "vi",
    };

    private readonly Option<string> _note = new("--note")
    {
        Description = "A notice for the header, such as \"số liệu minh họa\" over made-up figures.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _noteSplit = new("--note-split")
    {
        Description = "The notice inside a province, where only its totals are real and how they are divided is not.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _madeUp = new("--made-up")
    {
        Description = "Codes of the provinces whose figures are made up, such as 40,49: their rows are marked.",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _notices = new("--notices")
    {
        Description = "The inherited end of a pipe; the last line that came on it is shown in the header.",
        DefaultValueFactory = _ => "",
        Hidden = true,
    };

    /// <summary>The command; <paramref name="run"/> is what it does with its options, read and valid.</summary>
    public RootCommand Build(
        TimeProvider time,
        Func<IReadOnlyList<Uri>, ConsoleSettings, CancellationToken, Task<int>> run
    )
    {
        _nation.Validators.Add(result =>
        {
            if (NationOptions.ParseAddresses(result.GetValue(_nation) ?? "", out var wrong) is null)
            {
                result.AddError($"--nation: '{wrong}' is not an address such as {NationDefault}.");
            }
        });
        Check(_period, text => text.Length == 0 || Period.TryParse(text, out _), "a period such as 2025-Q1");
        Check(_calendar, text => CalendarCodes.TryParse(text, out _), "civil or decree09");
        Check(_view, text => Views.TryParse(text, out _), "a view such as total or border_guard");
        Check(_madeUp, text => Codes(text).All(code => AreaCode.TryParse(code, out _)), "codes such as 40,49");
        Check(_language, text => text is "vi" or "en", "vi or en");
        var command = new RootCommand("The federation's HQ console: every province's link and figures, live.")
        {
            _nation,
            _period,
            _calendar,
            _view,
            _language,
            _note,
            _noteSplit,
            _madeUp,
            _notices,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var addresses = NationOptions.ParseAddresses(parsed.GetValue(_nation)!, out _)!;
                return run(addresses, Settings(parsed, Day.At(time.GetUtcNow())), cancellationToken);
            }
        );
        return command;
    }

    private ConsoleSettings Settings(ParseResult parsed, Day today)
    {
        var calendar = CalendarCodes.TryParse(parsed.GetValue(_calendar), out var cut) ? cut : Calendar.Civil;
        var view = Views.TryParse(parsed.GetValue(_view), out var chosen) ? chosen : View.Total;
        var period = Period.TryParse(parsed.GetValue(_period), out var named)
            ? named
            : Period.Running(PeriodKind.Quarter, calendar, today);
        var language = parsed.GetValue(_language) == "en" ? Language.En : Language.Vi;
        var subject = new Subject(period, calendar);
        var madeUp = Provinces(parsed.GetValue(_madeUp)!, subject.LastDay(today));
        var notes = new FigureNotes(parsed.GetValue(_note)!, parsed.GetValue(_noteSplit)!, madeUp);
        return new ConsoleSettings(language, subject, view, notes, parsed.GetValue(_notices)!);
    }

    private static string[] Codes(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What the codes meant on a day; one that meant nothing then marks nothing.</summary>
    private static HashSet<AreaId> Provinces(string codes, Day day)
    {
        var provinces = new HashSet<AreaId>();
        foreach (var code in Codes(codes))
        {
            if (KnownAreas.Current.TryResolve(AreaCode.Parse(code), day, out var province))
            {
                provinces.Add(province);
            }
        }

        return provinces;
    }

    private static void Check(Option<string> option, Func<string, bool> isValid, string allowed) =>
        option.Validators.Add(result =>
        {
            var text = result.GetValue(option) ?? "";
            if (!isValid(text))
            {
                result.AddError($"{option.Name}: '{text}' must be {allowed}.");
            }
        });
}
