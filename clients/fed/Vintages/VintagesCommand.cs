using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Vintage = Federation.Wire.V1.Vintage;

namespace Federation.Fed.Vintages;

/// <summary><c>fed vintages</c>: the boards that were kept for good.</summary>
internal static class VintagesCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "vintages",
            "Lists the vintages: the boards that were kept for good.",
            "",
            "fed vintages --nation http://127.0.0.1:5080",
            "fed vintages --nation http://127.0.0.1:5080 --json"
        )
        {
            Fields = VintageText.Fields,
        };
        var nation = CommonOptions.Nation(required: true);
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("an array with an object per vintage");
        command.Add(nation);
        command.Add(claim);
        command.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var asked = PastSettings.Open(parsed.GetRequiredValue(nation)!, who);
                var vintages = await new VintageClient(asked).ListAsync(cancellationToken);
                var screen = Screen.Of(parsed);
                if (parsed.GetValue(json))
                {
                    screen.Line(JsonLines.Array(vintages, VintageText.Write));
                }
                else
                {
                    WriteTable(screen, vintages, CommonOptions.LanguageOf(parsed));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void WriteTable(Screen screen, IReadOnlyList<Vintage> vintages, Language language)
    {
        if (vintages.Count == 0)
        {
            screen.Line(language.Of("Chưa có bản số liệu nào được thống nhất.", "There are no vintages yet."));
            return;
        }

        var table = new TextTable(
            language.Of("Tên", "Name"),
            language.Of("Kỳ", "Period"),
            language.Of(">Phiên bản", ">Version"),
            language.Of("Mã đối chiếu", "Code"),
            VietnamTime.Heading("Thống nhất lúc", "Frozen at", language),
            language.Of("Bởi", "By"),
            language.Of("Mã bản", "Id")
        );
        foreach (var vintage in vintages)
        {
            table.Add(
                vintage.Name + (vintage.LedgersBehind > 0 ? " *" : ""),
                VintageText.PeriodOf(vintage, language),
                FiguresOutput.ScreenVersion(vintage.Version, language),
                vintage.Fingerprint,
                VintageText.FrozenAt(vintage, language),
                Names.Claimant(vintage.By, language),
                vintage.Id
            );
        }

        table.WriteTo(screen);
        if (vintages.Any(vintage => vintage.LedgersBehind > 0))
        {
            screen.Line(
                language.Of(
                    "*: khi thống nhất còn sổ có số liệu chưa về.",
                    "*: ledgers were known to hold more than the nation had."
                )
            );
        }
    }
}
