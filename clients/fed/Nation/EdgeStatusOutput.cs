using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Nation;

/// <summary>What an edge node says of its own ledgers and their lines.</summary>
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
            [status, .. status.Earlier],
            (json, one) =>
            {
                json.WriteString("owner", one.Owner);
                json.WriteTextOrNull("owner_through", one.OwnerThrough);
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
        foreach (var one in (IEnumerable<LedgerStatusResponse>)[status, .. status.Earlier])
        {
            table.Add(
                one.Owner,
                OwnerName(one),
                one.Ledger,
                LinkText.EdgeWord(one.Link, language),
                $"{one.Entries}",
                $"{one.Head}",
                $"{one.Receipted}",
                $"{one.BacklogEntries}",
                VietnamTime.Of(one.LastReceiptAt, language),
                one.LinkReason
            );
        }

        return table;
    }

    private string OwnerName(LedgerStatusResponse status)
    {
        var ended = Day.TryParse(status.OwnerThrough, out var through);
        var last = ended ? through : Day.At(TimeProvider.System.GetUtcNow());
        var name =
            language == Language.Vi
                ? status.OwnerNameVi
                : Names.AreaPath(status.Owner, new Span(new Day(2019, 9, 5), last), language);
        return ended
            ? language.Of(
                $"{name} (đến {SpanText.Of(through, language)})",
                $"{name} (to {SpanText.Of(through, language)})"
            )
            : name;
    }
}
