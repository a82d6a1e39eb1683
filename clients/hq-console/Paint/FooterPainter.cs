using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>The last line: the keys or what is being typed.</summary>
internal static class FooterPainter
{
    private static readonly (string Key, string Vi, string En)[] ListKeys =
    [
        ("↑↓", "chọn", "move"),
        ("⏎", "mở", "open"),
        ("/", "tìm", "find"),
        ("a", "báo động", "alarms"),
        ("p", "kỳ", "period"),
        ("v", "lát cắt", "view"),
        ("c", "lịch", "calendar"),
        ("?", "trợ giúp", "help"),
        ("q", "thoát", "quit"),
    ];

    private static readonly (string Key, string Vi, string En)[] AreaKeys =
    [
        ("↑↓", "chọn", "move"),
        ("⏎", "vào", "open"),
        ("⇥", "chỉ tiêu", "indicators"),
        ("Esc", "lên", "up"),
        ("p", "kỳ", "period"),
        ("v", "lát cắt", "view"),
        ("?", "trợ giúp", "help"),
        ("q", "thoát", "quit"),
    ];

    private static readonly (string Key, string Vi, string En)[] LowestKeys =
    [
        ("↑↓", "chọn", "move"),
        ("Esc", "lên", "up"),
        ("/", "tìm", "find"),
        ("p", "kỳ", "period"),
        ("v", "lát cắt", "view"),
        ("c", "lịch", "calendar"),
        ("?", "trợ giúp", "help"),
        ("q", "thoát", "quit"),
    ];

    private static readonly (string Key, string Vi, string En)[] AlarmKeys =
    [
        ("↑↓", "chọn", "move"),
        ("a", "ghi nhận", "acknowledge"),
        ("h", "bàn giao", "handover"),
        ("n", "nhận ca", "take the shift"),
        ("Esc", "quay lại", "back"),
        ("?", "trợ giúp", "help"),
        ("q", "thoát", "quit"),
    ];

    private static readonly (string Key, string Vi, string En)[] NameKeys =
    [
        ("gõ chữ", "họ tên", "your name"),
        ("⏎", "xong", "done"),
        ("Esc", "bỏ", "leave"),
    ];

    private static readonly (string Key, string Vi, string En)[] ChoiceKeys =
    [
        ("gõ chữ", "lọc", "filter"),
        ("↑↓", "chọn", "move"),
        ("⏎", "xem", "show"),
        ("⌫", "xóa", "delete"),
        ("Esc", "bỏ", "leave"),
    ];

    public static void Paint(ConsoleModel model, Canvas canvas)
    {
        var y = canvas.Height - 1;
        if (model.Find is { } typed)
        {
            var after = canvas.Put(1, y, "/" + typed + "▏", new CellStyle(Ink.Text, Bold: true));
            var hint = model.Language.Say("gõ chữ để tìm   ⏎ chọn   Esc bỏ", "type to find   ⏎ select   Esc leave");
            canvas.Put(after + 3, y, hint, Ink.Faint);
            return;
        }

        var keys = model.Page switch
        {
            Page.Provinces => ListKeys,
            Page.Area => model.Within.Count > 0 ? AreaKeys : LowestKeys,
            Page.Alarms => model.Alarms.Typed is null ? AlarmKeys : NameKeys,
            Page.Help => [("↑↓", "đọc tiếp", "read on"), ("Esc", "quay lại", "back"), ("q", "thoát", "quit")],
            _ => ChoiceKeys,
        };
        var isShort = canvas.Width < 120;
        var gap = isShort ? 2 : 4;
        var x = 1;
        foreach (var (key, vi, en) in keys.Where(one => !isShort || one.Key != "c" || model.Page != Page.Provinces))
        {
            x = canvas.Put(
                x,
                y,
                key == "gõ chữ" ? model.Language.Say(key, "type") : key,
                new CellStyle(Ink.Gold, Bold: true)
            );
            x = canvas.Put(x + 1, y, model.Language.Say(vi, en), Ink.Soft) + gap;
        }

        if (model.Page == Page.Provinces && model.Provinces.Count > 0)
        {
            var place = $"{model.SelectedIndex + 1}/{model.Provinces.Count}";
            canvas.PutRight(canvas.Width - 1, y, place, Ink.Faint, Math.Max(0, canvas.Width - 1 - x));
        }
    }
}
