namespace Federation.HqConsole.Model;

/// <summary>One line of the help: a key or a mark, and what it means.</summary>
/// <param name="Mark">As it stands on the Vietnamese screen.</param>
/// <param name="Vi">What it means, in Vietnamese.</param>
/// <param name="En">What it means, in English.</param>
internal sealed record HelpLine(string Mark, string Vi, string En)
{
    /// <summary>As it stands on the English screen, where that is another text.</summary>
    public string MarkEn { get; init; } = Mark;

    /// <summary>All of them: first the keys.</summary>
    public static IReadOnlyList<HelpLine> All { get; } =
    [
        new("↑ ↓ PgUp PgDn", "chọn dòng", "move"),
        new("⏎ →", "vào địa bàn: tỉnh, huyện hoặc xã, đồn", "open an area: province, district or commune, post"),
        new("Esc ←", "lên một cấp, quay lại", "one level up, back"),
        new("⇥", "sang danh sách kia: địa bàn, chỉ tiêu", "to the other list: areas, indicators"),
        new("/", "tìm, không cần dấu: cao bang", "find; marks do not matter: cao bang"),
        new("p", "kỳ: tháng, quý, 6 tháng, 9 tháng, năm", "period: month, quarter, half, nine months, year"),
        new("v", "lát cắt: tổng số, từng lực lượng, từng bộ, phối hợp", "view: total, a force, a ministry, joint"),
        new("c", "lịch: dương lịch hoặc kỳ báo cáo Nghị định 09/2019", "calendar: civil, or Decree 09/2019"),
        new(
            "a",
            "báo động; ở đó a: ghi nhận, h: bàn giao, n: nhận ca",
            "alarms; there a: acknowledge, h: handover, n: take it"
        ),
        new(
            "chuột",
            "bấm vào dòng: tới đó, bấm lần nữa: mở; lăn: cuộn",
            "click: go to the row, again: open; wheel: scroll"
        )
        {
            MarkEn = "mouse",
        },
        new("q", "thoát", "quit"),
        new("● trực tiếp", "đã xác minh, mới trong 2 giây", "verified, and current within 2 s") { MarkEn = "● live" },
        new("○ chưa xác nhận", "số của phiên bản cũ, có thể đã có số mới", "newer figures may exist")
        {
            MarkEn = "○ not confirmed",
        },
        new("✕ CHƯA XÁC MINH", "không dùng số này", "do not use these figures") { MarkEn = "✕ NOT VERIFIED" },
        new("4821 0937", "mã đối chiếu: cùng mã là cùng số liệu", "fingerprint: same code, same figures"),
        new(
            "12 % quá 1 phút",
            "phần số liệu của tỉnh mất liên lạc (bình quân)",
            "share held of silent provinces (mean)"
        )
        {
            MarkEn = "12 % over 1 min",
        },
        new("Số cuối", "lúc trung tâm nhận số gần nhất của tỉnh", "when the nation last got a figure")
        {
            MarkEn = "Last in",
        },
        new("~64.000", "gần hoặc khoảng chừng ấy", "nearly or about as many") { MarkEn = "~64,000" },
        new("12.035+", "hơn chừng ấy", "more than that many") { MarkEn = "12,035+" },
        new("–", "chưa có số liệu (không phải là 0)", "nothing known (which is not 0)"),
        new("≤ 1.080", "có thể đến chừng ấy, không chắc là có", "possibly as many, none for certain")
        {
            MarkEn = "≤ 1,080",
        },
        new("có thể thêm", "báo cáo không nói rõ lực lượng nào", "the report does not say which forces")
        {
            MarkEn = "possible",
        },
        new("chưa rõ kỳ", "số của khoảng ngày không nằm trọn trong kỳ", "of days that are not wholly in the period")
        {
            MarkEn = "unattributed",
        },
        new("chưa duyệt", "thuộc ngày mà chỉ huy lực lượng chưa chốt số liệu", "of days that no commander has closed")
        {
            MarkEn = "provisional",
        },
        new(
            "mục cuối ghi ngày",
            "ngày sổ của tỉnh nhận mục mới nhất, của kỳ nào cũng vậy",
            "when its ledger last took one, of any period"
        )
        {
            MarkEn = "last entry on",
        },
        new(
            "10 chỉ tiêu khác",
            "có số liệu, nhưng không ở các cột này: ⏎ để xem",
            "it has figures, but not in these columns: ⏎"
        )
        {
            MarkEn = "10 others",
        },
        new(
            "Δ",
            "điều chỉnh: khác bản số liệu đã thống nhất gần nhất của kỳ",
            "revised: differs from the last vintage of the period"
        ),
        new("✓", "báo động đã có người ghi nhận", "an alarm that somebody has seen"),
        new("*", "tỉnh có số liệu minh họa, không phải số thật", "a province whose figures are made up"),
    ];
}
