using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Nation;

/// <summary>What an edge node says of its own ledger and line.</summary>
internal sealed class EdgeStatusOutput(Screen screen, Language language)
{
    /// <param name="status">The answer.</param>
    /// <param name="json">As JSON: an array with an object per ledger of the edge node.</param>
    public void Write(LedgerStatusResponse status, bool json)
    {
        if (json)
        {
            screen.Line(Json(status));
        }
        else
        {
            Table(status).WriteTo(screen);
        }
    }

    private static string Json(LedgerStatusResponse status) =>
        JsonLines.Array(
            [status],
            (json, one) =>
            {
                json.WriteString("owner", one.Owner);
                json.WriteString("ledger", one.Ledger);
                json.WriteString("link", one.Link);
                json.WriteTextOrNull("reason", one.LinkReason);
                json.WriteNumber("entries", one.Entries);
                json.WriteNumber("head", one.Head);
                json.WriteNumber("receipted", one.Receipted);
                json.WriteNumber("backlog_entries", one.BacklogEntries);
                json.WriteTextOrNull("last_receipt", one.LastReceiptAt);
            }
        );

    private TextTable Table(LedgerStatusResponse status)
    {
        var table = new TextTable(
            language.Of("Địa bàn", "Area"),
            "",
            language.Of("Sổ", "Ledger"),
            language.Of("Đường truyền", "Link"),
            language.Of(">Mục", ">Entries"),
            language.Of(">Đã đóng", ">Head"),
            language.Of(">Biên nhận", ">Receipted"),
            language.Of(">Mục còn chờ", ">Backlog"),
            VietnamTime.Heading("Biên nhận cuối", "Last receipt", language),
            language.Of("Lý do", "Reason")
        );
        table.Add(
            status.Owner,
            OwnerName(status),
            status.Ledger,
            LinkText.EdgeWord(status.Link, language),
            $"{status.Entries}",
            $"{status.Head}",
            $"{status.Receipted}",
            $"{status.BacklogEntries}",
            VietnamTime.Of(status.LastReceiptAt),
            status.LinkReason
        );
        return table;
    }

    private string OwnerName(LedgerStatusResponse status) =>
        language == Language.Vi
            ? status.OwnerNameVi
            : Names.AreaPath(
                status.Owner,
                new Span(new Day(2019, 9, 5), Day.At(TimeProvider.System.GetUtcNow())),
                language
            );
}
