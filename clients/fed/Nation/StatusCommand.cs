using System.Text.Json;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;

namespace Federation.Fed.Nation;

/// <summary><c>fed status</c>: every ledger's link, watermark and lag.</summary>
internal static class StatusCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "status",
            "Shows of every ledger whether its line is up and how far the nation holds it.",
            "Lag counts sealed frames that the nation does not hold yet.",
            "fed status --nation http://127.0.0.1:5080",
            "fed status --nation http://127.0.0.1:5080,http://127.0.0.1:6080 --json"
        );
        var nation = CommonOptions.Nation(required: true);
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("an array with an object per ledger");
        command.Add(nation);
        command.Add(claim);
        command.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                var options = new NationOptions { Addresses = parsed.GetRequiredValue(nation)!, As = who };
                using var connection = new NationClient(options);
                var links = await connection.LinksAsync(cancellationToken);
                var screen = Screen.Of(parsed);
                if (parsed.GetValue(json))
                {
                    screen.Line(JsonLines.Array(links, WriteJson));
                }
                else
                {
                    WriteTable(screen, links, CommonOptions.LanguageOf(parsed));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void WriteJson(Utf8JsonWriter json, LedgerStatus link)
    {
        json.WriteString("owner", link.OwnerCode);
        json.WriteString("ledger", link.Ledger.Value);
        json.WriteString("link", LinkText.Code(link.State));
        json.WriteNumber("watermark", link.Watermark);
        json.WriteNumber("head", link.Head);
        json.WriteNumber("lag_frames", link.LagFrames);
        json.WriteTextOrNull("last_receipt", LinkText.Instant(link.LastReceipt));
    }

    private static void WriteTable(Screen screen, IReadOnlyList<LedgerStatus> links, Language language)
    {
        if (links.Count == 0)
        {
            screen.Line(language.Of("Chưa có sổ nào.", "There is no ledger yet."));
            return;
        }

        var table = new TextTable(
            language.Of("Địa bàn", "Area"),
            "",
            language.Of("Đường truyền", "Link"),
            language.Of(">Mốc", ">Watermark"),
            language.Of(">Đã đóng", ">Head"),
            language.Of(">Còn chờ", ">Lag"),
            language.Of("Biên nhận cuối", "Last receipt"),
            language.Of("Lý do", "Reason")
        );
        foreach (var link in links)
        {
            table.Add(
                link.OwnerCode,
                link.OwnerNameVi,
                LinkText.Word(link.State, language),
                $"{link.Watermark}",
                $"{link.Head}",
                $"{link.LagFrames}",
                LinkText.Instant(link.LastReceipt),
                link.Reason
            );
        }

        table.WriteTo(screen);
    }
}
