using System.CommandLine;
using System.Text.Json;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Nation;

/// <summary><c>fed status</c>: every ledger's link, watermark and lag.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new ExampledCommand(
            "status",
            "Shows of every ledger whether its line is up and how far the nation holds it.",
            "Lag counts sealed frames that the nation does not hold yet.",
            "fed status --nation http://127.0.0.1:5080",
            "fed status --nation http://127.0.0.1:5080,http://127.0.0.1:6080 --json"
        );
        var nation = CommonOptions.Nation(required: true);
        var claim = CommonOptions.As(CommonOptions.Operator);
        var json = CommonOptions.Json("an array with an object per ledger");
        command.Add(nation);
        command.Add(claim);
        command.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? CommonOptions.Operator;
                using var connection = new NationConnection(parsed.GetRequiredValue(nation)!, who);
                var answer = await connection.LinksAsync(cancellationToken);
                var screen = Screen.Of(parsed);
                if (parsed.GetValue(json))
                {
                    screen.Line(JsonLines.Array(answer.Links, WriteJson));
                }
                else
                {
                    WriteTable(screen, answer, CommonOptions.LanguageOf(parsed));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void WriteJson(Utf8JsonWriter json, LedgerLink link)
    {
        json.WriteString("owner", link.Owner);
        json.WriteString("ledger", link.Ledger);
        json.WriteString("link", LinkText.Code(link.Link));
        json.WriteNumber("watermark", link.Watermark?.Number ?? 0);
        json.WriteNumber("head", link.Head?.Number ?? 0);
        json.WriteNumber("lag_frames", link.LagFrames);
        json.WriteTextOrNull("last_receipt", LinkText.Instant(link.LastReceiptUnixUs));
    }

    private static void WriteTable(Screen screen, LinksResponse answer, Language language)
    {
        if (answer.Links.Count == 0)
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
        foreach (var link in answer.Links)
        {
            table.Add(
                link.Owner,
                link.OwnerNameVi,
                LinkText.Word(link.Link, language),
                $"{link.Watermark?.Number ?? 0}",
                $"{link.Head?.Number ?? 0}",
                $"{link.LagFrames}",
                LinkText.Instant(link.LastReceiptUnixUs),
                link.Reason
            );
        }

        table.WriteTo(screen);
        screen.Line(language.Of("Phiên bản ", "Version ") + FiguresOutput.VersionText(answer.Version));
    }
}
