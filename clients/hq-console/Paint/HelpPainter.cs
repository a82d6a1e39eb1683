using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;

namespace Federation.HqConsole.Paint;

/// <summary>What the keys do, and what the marks mean.</summary>
internal static class HelpPainter
{
    private static readonly (string Mark, string Vi, string En)[] Lines =
    [
        ("↑ ↓ PgUp PgDn", "chọn dòng", "move"),
        ("⏎ →", "vào địa bàn: tỉnh, huyện hoặc xã, đồn", "open an area: province, district or commune, post"),
        ("Esc ←", "lên một cấp, quay lại", "one level up, back"),
        ("⇥", "sang danh sách kia: địa bàn, chỉ tiêu", "to the other list: areas, indicators"),
        ("/", "tìm, không cần dấu: cao bang", "find; marks do not matter: cao bang"),
        ("p", "kỳ: tháng, quý, 6 tháng, 9 tháng, năm", "period: month, quarter, half, nine months, year"),
        ("v", "lát cắt: tổng số, từng lực lượng, từng bộ, phối hợp", "view: total, a force, a ministry, joint"),
        ("c", "lịch: dương lịch hoặc kỳ báo cáo Nghị định 09/2019", "calendar: civil, or Decree 09/2019"),
        ("q", "thoát", "quit"),
        ("", "", ""),
        ("● trực tiếp", "đã xác minh, mới trong 2 giây", "live: verified, and current within 2 s"),
        ("○ chưa xác nhận", "số của phiên bản cũ, có thể đã có số mới", "not confirmed: newer figures may exist"),
        ("✕ CHƯA XÁC MINH", "không dùng số này", "not verified: do not use these figures"),
        ("4821 0937", "mã đối chiếu: cùng mã là cùng số liệu", "fingerprint: same code, same figures"),
        ("12 % quá 1 phút", "phần số liệu của tỉnh mất liên lạc (bình quân)", "share held of silent provinces (mean)"),
        ("Số cuối", "lúc trung tâm nhận số gần nhất của tỉnh", "last in: when the nation last got a figure"),
        ("–", "chưa có số liệu (không phải là 0)", "nothing known (which is not 0)"),
        ("≤ 1.080", "có thể đến chừng ấy, không chắc là có", "possibly as many, none for certain"),
        ("có thể thêm", "báo cáo không nói rõ lực lượng nào", "possible: the report does not say which forces"),
        ("chưa rõ kỳ", "số của khoảng ngày không nằm trọn trong kỳ", "period unclear: of days not wholly in it"),
    ];

    public static void Paint(ConsoleModel model, Canvas canvas, int top)
    {
        canvas.Put(1, top, model.Language.Say("Trợ giúp", "Help"), new CellStyle(Ink.Text, Bold: true));
        canvas.Rule(top + 1);
        for (var i = 0; i < Lines.Length && top + 2 + i < canvas.Height - 2; i++)
        {
            canvas.Put(3, top + 2 + i, Lines[i].Mark, Ink.Gold, 17);
            canvas.Put(21, top + 2 + i, model.Language.Say(Lines[i].Vi, Lines[i].En), Ink.Text);
        }
    }
}
