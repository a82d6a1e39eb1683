using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire.V1;
using Vintage = Federation.Wire.V1.Vintage;

namespace Federation.Fed.Vintages;

/// <summary><c>fed freeze</c>: keeps the board of a period for good.</summary>
internal static class FreezeCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "freeze",
            "Keeps the board of a period for good: all figures of the nation and its provinces, in every view.",
            "The vintage is a record of the nation's journal: its version, how far each ledger was, the board's bytes "
                + "and their SHA-256. It never changes; what comes in later is a revision of it (fed revisions). Where "
                + "ledgers are known to hold more than the nation has, it is refused and they are named.",
            "fed freeze --nation http://127.0.0.1:5080 --period 2025-H1 --name \"Giao ban 6 tháng đầu năm 2025\"",
            "fed freeze --nation http://127.0.0.1:5080 --period 2025-Q1 --calendar decree09 --at 1.48213 --name "
                + "\"Quarter I\" --json"
        )
        {
            Fields = VintageText.Fields,
        };
        var nation = CommonOptions.Nation(required: true);
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}.", required: true);
        var calendar = CheckedOptions.Calendar();
        var name = new Option<string?>("--name")
        {
            HelpName = "TEXT",
            Description = $"What people call it, in 1 to {Core.Vintages.Vintage.NameCharsMax} characters.",
            Required = true,
        }.Checked(Core.Vintages.Vintage.WhyNotName);
        var at = new Option<string?>("--at")
        {
            HelpName = "VERSION",
            Description = "The version to keep, such as 1.48213 or 1·48.213. Left out: the newest.",
        }.Checked(text => PastText.ParseVersion(text) is null ? "is no version: write it like 1.48213" : null);
        var id = new Option<string?>("--id")
        {
            HelpName = "UUID",
            Description = "The vintage's id; the same id again answers the same vintage. Left out: a new one.",
        }.Checked(text => VintageId.TryParse(text, out _) ? null : "is no UUID");
        var incomplete = new Option<bool>("--incomplete")
        {
            Description = "Keep it also where ledgers are known to hold more than the nation has; the vintage says so.",
        };
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("the vintage");
        Option[] options = [nation, period, calendar, name, at, id, incomplete, claim, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new FreezeRequest
                {
                    Id = parsed.GetValue(id) ?? Guid.CreateVersion7().ToString(),
                    Name = parsed.GetRequiredValue(name),
                    Period = parsed.GetRequiredValue(period),
                    Calendar = parsed.GetValue(calendar) ?? "",
                    Version = parsed.GetValue(at) is { } text ? PastText.ParseVersion(text) : null,
                    AllowIncomplete = parsed.GetValue(incomplete),
                };
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var asked = PastSettings.Open(parsed.GetRequiredValue(nation)!, who);
                var vintage = await new VintageClient(asked).FreezeAsync(request, cancellationToken);
                Write(Screen.Of(parsed), CommonOptions.LanguageOf(parsed), vintage, parsed.GetValue(json));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void Write(Screen screen, Language language, Vintage vintage, bool json)
    {
        if (json)
        {
            screen.Line(JsonLines.Object(writer => VintageText.Write(writer, vintage)));
            return;
        }

        var period = VintageText.PeriodOf(vintage, language);
        var version = FiguresOutput.ScreenVersion(vintage.Version, language);
        screen.Line(
            language.Of(
                $"Đã thống nhất bản số liệu \"{vintage.Name}\": {period}, phiên bản {version}, mã đối chiếu "
                    + $"{vintage.Fingerprint}.",
                $"Vintage \"{vintage.Name}\" is kept: {period}, version {version}, code {vintage.Fingerprint}."
            )
        );
        screen.Line(language.Of($"Mã bản: {vintage.Id}", $"Id: {vintage.Id}"));
        screen.Line($"SHA-256: {Convert.ToHexStringLower(vintage.Sha256.Span)}");
        if (vintage.LedgersBehind > 0)
        {
            screen.Line(
                language.Of(
                    $"Chưa đủ: {vintage.LedgersBehind} sổ còn số liệu chưa về.",
                    $"Not complete: {English.Count(vintage.LedgersBehind, "ledger")} "
                        + $"{English.Verb(vintage.LedgersBehind, "holds", "hold")} more than the nation had."
                )
            );
        }
    }
}
