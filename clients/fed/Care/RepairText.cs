using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Care;

/// <summary>States, ways and conflicts of repairs in words.</summary>
internal static class RepairText
{
    /// <summary>What is wrong, for people.</summary>
    public static string Word(string link, Language language) =>
        link switch
        {
            "behind" => language.Of(
                "BỊ LÙI: đĩa ở tỉnh là bản cũ, trung ương biết nhiều hơn",
                "BEHIND: the disk is an older copy, the nation knows more"
            ),
            "forked" => language.Of(
                "RẼ NHÁNH: cùng số khung, nội dung khác nhau",
                "FORKED: the same frame number, other content"
            ),
            "damaged" => language.Of(
                "HỎNG: tệp sổ không còn nguyên vẹn",
                "DAMAGED: the ledger's file is not whole any more"
            ),
            "closed" => language.Of(
                "ĐÃ KHÓA: một sổ khác tiếp tục thay nó",
                "CLOSED: another ledger goes on in its place"
            ),
            "nation_behind" => language.Of(
                "TRUNG ƯƠNG LÙI: trung ương mất phần đã có biên nhận",
                "NATION BEHIND: the nation lost what it had receipted"
            ),
            "repair_lost" => language.Of(
                "MẤT LẦN SỬA: nhật ký trung ương được phục hồi về trước lần sửa sổ này",
                "REPAIR LOST: the nation's journal was restored to before this ledger's repair"
            ),
            _ => link,
        };

    /// <summary>What adopting would do, step by step.</summary>
    public static IEnumerable<string> Adoption(PlanRepairResponse plan, Language language) =>
        language == Language.Vi
            ?
            [
                "Cách an toàn: nhận lại phần trung ương đang giữ và đi tiếp trong một sổ mới.",
                $"  1. {plan.Adopted} mục trung ương đã tính được nhận lại với đúng mã số của chúng"
                    + $" ({plan.AdoptedWhole} mục còn đủ nội dung, "
                    + $"{plan.Adopted - plan.AdoptedWhole} mục chỉ còn mã và số lượng).",
                "     Gửi lại bằng mã cũ vẫn được nhận ra, không bị tính hai lần.",
                "  2. Trung ương khóa sổ cũ và ghi vào nhật ký sổ nào tiếp tục thay nó.",
                $"  3. {plan.Carried} mục trung ương chưa có được chuyển sang sổ mới, giữ nguyên mã số, và được "
                    + "tính một lần.",
                "  4. Tệp cũ được giữ lại bên cạnh, không xóa.",
                .. plan.Link == "behind"
                    ? (string[])
                        [
                            "Cách khác: nếu còn đĩa mới hơn, hãy dừng máy này và đưa đĩa đó trở lại; khi đó "
                                + "không cần sửa.",
                        ]
                    : [],
            ]
            :
            [
                "The safe way: adopt what the nation holds, and go on in a new ledger.",
                $"  1. {plan.Adopted} entries that the nation counts are adopted under their ids"
                    + $" ({plan.AdoptedWhole} of them whole; "
                    + $"of {plan.Adopted - plan.AdoptedWhole} codes and numbers are left).",
                "     A retry with an old id is still recognised, and not counted twice.",
                "  2. The nation closes the old ledger, and its journal says which one goes on.",
                $"  3. {plan.Carried} entries that the nation does not hold go into the new ledger under their "
                    + "ids, counted once.",
                "  4. The old file is kept beside; nothing is deleted.",
                .. plan.Link == "behind"
                    ? (string[])
                        ["Another way: where the newer disk is still there, end this node and bring that one back."]
                    : [],
            ];

    /// <summary>For scripts.</summary>
    public static string Code(RepairConflict.Types.Kind kind) =>
        kind switch
        {
            RepairConflict.Types.Kind.OtherContent => "other_content",
            RepairConflict.Types.Kind.BothChanged => "both_changed",
            RepairConflict.Types.Kind.TakenBack => "taken_back",
            RepairConflict.Types.Kind.TargetMissing => "target_missing",
            RepairConflict.Types.Kind.Ambiguous => "ambiguous",
            RepairConflict.Types.Kind.Unmatched => "unmatched",
            RepairConflict.Types.Kind.CountedTwice => "counted_twice",
            RepairConflict.Types.Kind.Impossible => "impossible",
            _ => "unknown",
        };

    /// <summary>For people: what was found, and what becomes of it.</summary>
    public static string Word(RepairConflict.Types.Kind kind, Language language) =>
        kind switch
        {
            RepairConflict.Types.Kind.OtherContent => language.Of(
                "cùng mã, khác nội dung: giữ bản của trung ương",
                "same id, other content: the nation's stands"
            ),
            RepairConflict.Types.Kind.BothChanged => language.Of(
                "hai bên cùng sửa: giữ bản sửa của trung ương",
                "both sides changed it: the nation's change stands"
            ),
            RepairConflict.Types.Kind.TakenBack => language.Of(
                "sửa một mục mà bên kia đã hủy: không tính",
                "changes what the other side took back: not counted"
            ),
            RepairConflict.Types.Kind.TargetMissing => language.Of(
                "sửa một mục không bên nào còn giữ: không tính",
                "changes what neither side holds: not counted"
            ),
            RepairConflict.Types.Kind.Ambiguous => language.Of(
                "nhiều mục giống hệt: lấy mục cũ nhất",
                "several are equal: the oldest was taken"
            ),
            RepairConflict.Types.Kind.Unmatched => language.Of(
                "không rõ nó sửa mục nào: vẫn tính, không gắn với mục nào",
                "what it changed is not known: it counts, on its own"
            ),
            RepairConflict.Types.Kind.CountedTwice => language.Of(
                "trung ương tính mã này trong hai sổ: hãy hủy một",
                "the nation counts this id in two ledgers: take one back"
            ),
            RepairConflict.Types.Kind.Impossible => language.Of(
                "vượt giới hạn của sổ: không tính",
                "breaks a bound: not counted"
            ),
            _ => "?",
        };
}
