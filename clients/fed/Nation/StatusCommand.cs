using System.CommandLine;
using System.Text.Json;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using FrameHead = Federation.Core.Exchange.FrameHead;
using LedgerStatus = Federation.Client.LedgerStatus;
using LinkState = Federation.Core.Exchange.LinkState;

namespace Federation.Fed.Nation;

/// <summary><c>fed status</c>: every ledger's link, watermark and lag.</summary>
internal static class StatusCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "status",
            "Shows of every ledger whether its line is up and how far the nation holds it.",
            "Lag counts sealed frames that the nation does not hold yet. With --edge: what the edge node says of its "
                + "own ledgers, also while the line is down: its province's, and those of provinces that went into it; "
                + "backlog counts entries that no receipt covers.",
            "fed status --nation http://127.0.0.1:5080",
            "fed status --edge http://127.0.0.1:5104",
            "fed status --nation http://127.0.0.1:5080,http://127.0.0.1:6080 --json"
        );
        var nation = CommonOptions.Nation(required: false);
        var edge = CommonOptions.Edge(required: false);
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("an array with an object per ledger");
        command.Add(nation);
        command.Add(edge);
        command.Add(claim);
        command.Add(json);
        command.Validators.Add(result => CommonOptions.RequireOneOf(result, nation, edge));
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                if (parsed.GetValue(edge) is { } address)
                {
                    using var asked = new EdgeClient(address, who);
                    var output = new EdgeStatusOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed));
                    var deadline = asked.Within(CallSettings.AnswerTimeout, cancellationToken);
                    output.Write(
                        await asked.Ledger.StatusAsync(new LedgerStatusRequest(), deadline),
                        parsed.GetValue(json)
                    );
                    return ExitCode.Done;
                }

                var options = new NationOptions { Addresses = parsed.GetRequiredValue(nation)!, As = who };
                using var connection = new NationClient(options);
                Write(parsed, await connection.LinksAsync(cancellationToken), parsed.GetValue(json));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void Write(ParseResult parsed, IReadOnlyList<LedgerStatus> links, bool json)
    {
        var screen = Screen.Of(parsed);
        if (json)
        {
            screen.Line(JsonLines.Array(links, WriteJson));
        }
        else
        {
            WriteTable(screen, links, CommonOptions.LanguageOf(parsed));
        }
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
        var catchUp = link.CatchUp;
        json.WriteNumber("backlog_entries", catchUp.Entries);
        json.WriteNumber("backlog_entries_most", catchUp.EntriesMost);
        json.WriteNumber("entries_per_second", catchUp.EntriesPerSecond);
        json.WriteNumber("announced_frame", catchUp.AnnouncedFrame);
        json.WriteNumber("announced_wrong", catchUp.AlarmCount);
        json.WriteTextOrNull("announced_wrong_last", catchUp.Alarm);
        json.WriteTextOrNull("reason", link.Reason);
        Write(json, "stopped_edge", link.StoppedEdge);
        Write(json, "stopped_nation", link.StoppedNation);
        json.WriteTextOrNull("successor", link.Successor?.ToString() ?? "");
    }

    private static void Write(Utf8JsonWriter json, string name, FrameHead? head)
    {
        if (head is not { } frame)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("number", frame.Number.Value);
        json.WriteString("hash", frame.Hash.ToString());
        json.WriteEndObject();
    }

    /// <summary>Both numbers and hashes where the two sides disagree, and what can be done.</summary>
    private static string ReasonOf(LedgerStatus link, Language language)
    {
        if (link.Successor is { } successor)
        {
            return language.Of(
                $"sổ {link.Ledger} tiếp tục ở sổ {successor}",
                $"ledger {link.Ledger} goes on as {successor}"
            );
        }

        if (link.StoppedEdge is not { } edge || link.StoppedNation is not { } nation)
        {
            return link.Reason;
        }

        var next =
            link.State == LinkState.NationBehind
                ? language.Of("không phải quyết định gì", "nothing to decide")
                : "fed ledger repair --plan";
        return language.Of(
            $"tỉnh: khung {edge}; trung ương: khung {nation}; {next}",
            $"edge: frame {edge}; nation: frame {nation}; {next}"
        );
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
            language.Of("Gửi bù", "Catching up"),
            VietnamTime.Heading("Biên nhận cuối", "Last receipt", language),
            language.Of("Lý do", "Reason")
        );
        foreach (var link in links)
        {
            table.Add(
                link.OwnerCode,
                Names.Owner(link, language),
                LinkText.Word(link.State, language),
                $"{link.Watermark}",
                $"{link.Head}",
                $"{link.LagFrames}",
                CatchUpText.Of(link, language),
                VietnamTime.Of(link.LastReceipt, language),
                $"{ReasonOf(link, language)} {CatchUpText.Alarm(link.CatchUp, language)}".Trim()
            );
        }

        table.WriteTo(screen);
    }
}
