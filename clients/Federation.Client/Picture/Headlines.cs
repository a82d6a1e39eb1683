using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>The indicators that the national strip and the columns of lists show, in order of preference.</summary>
public static class Headlines
{
    /// <summary>Shown where nothing has figures yet.</summary>
    private const int Usual = 8;

    /// <summary>Every indicator of the catalogue, the most asked for first.</summary>
    public static IReadOnlyList<Headline> All { get; } =
    [
        Of("crime.cases", "Vụ việc", "Cases", "Vụ việc", "Cases"),
        Of("patrol.patrols", "Tuần tra", "Patrols", "Tuần tra", "Patrols"),
        Of("outreach.attendance", "Tuyên truyền", "Outreach", "T.truyền", "Outreach"),
        Of("info.exchanged", "Trao đổi tin", "Exchanges", "Trao đổi", "Exchanges"),
        Of("crime.subjects", "Đối tượng", "Subjects", "Đối tượng", "Subjects"),
        Of("patrol.participants", "Lượt người", "On patrol", "Lượt ng.", "On patrol"),
        Of("civil.labour_days", "Ngày công", "Person-days", "Ngày công", "Days"),
        Of("weapons.guns", "Súng thu hồi", "Guns in", "Súng", "Guns in"),
        Of("crime.drug.cases", "Vụ ma túy", "Drug cases", "Vụ ma túy", "Drugs"),
        Of("crime.drug.subjects", "Đ.tg ma túy", "Drug subj.", "Đtg m.túy", "Drug sub."),
        Of("crime.drug.accused", "Bị can m.túy", "Drug charged", "Bị can", "Charged"),
        Of("crime.wanted.arrested", "Bắt truy nã", "Wanted held", "Truy nã", "Wanted"),
        Of("crime.wanted.cases", "Vụ truy nã", "Wanted cases", "Vụ t.nã", "W. cases"),
        Of("migration.organizing.cases", "Vụ đưa người", "Org. cases", "Vụ đ.ng.", "Org. c."),
        Of("migration.organizing.subjects", "Đ.tg đưa ng.", "Organizers", "Đtg đ.ng.", "Organ."),
        Of("migration.undeclared.cases", "Vụ ko k.báo", "Undecl. case", "Ko k.báo", "Undecl. c"),
        Of("migration.undeclared.persons", "Ng. ko k.báo", "Undecl. pers", "Ng. ko kb", "Undecl. p"),
        Of("migration.illegal_entry.persons", "N.cảnh trái", "Illeg. entry", "N.c. trái", "Ill.entry"),
        Of("crime.smuggling.cases", "Vụ buôn lậu", "Smuggling", "Buôn lậu", "Smuggling"),
        Of("crime.prohibited_goods.cases", "Vụ hàng cấm", "Proh. goods", "Hàng cấm", "Proh. gds"),
        Of("crime.prohibited_goods.subjects", "Đ.tg h.cấm", "Proh. subj.", "Đtg h.cấm", "Proh. sub"),
        Of("crime.organizations", "Tổ chức v.p.", "Organiz.", "Tổ chức", "Organiz."),
        Of("crime.special_investigations", "Chuyên án", "Spec. invest", "Chuyên án", "Spec.inv."),
        Of("crime.campaigns", "Đợt cao điểm", "Crackdowns", "Cao điểm", "Crackdown"),
        Of("info.items", "Thông tin", "Info items", "Thông tin", "Items"),
        Of("info.verified", "Tin xác minh", "Verified", "Xác minh", "Verified"),
        Of("patrol.path_cleared", "Dọn đường km", "Cleared km", "Dọn km", "Clear. km"),
        Of("outreach.sessions", "Buổi t.tr.", "Sessions", "Buổi t.tr", "Sessions"),
        Of("outreach.forums", "Diễn đàn", "Forums", "Diễn đàn", "Forums"),
        Of("outreach.opinions", "Ý kiến dân", "Opinions", "Ý kiến", "Opinions"),
        Of("outreach.models", "Mô hình", "Models", "Mô hình", "Models"),
        Of("civil.houses", "Xóa nhà tạm", "Houses", "Nhà tạm", "Houses"),
        Of("civil.roads", "Đường bt km", "Roads km", "Đường km", "Roads km"),
        Of("civil.gifts", "Suất quà", "Gifts", "Suất quà", "Gifts"),
        Of("seized.heroin", "Heroin g", "Heroin g", "Heroin g", "Heroin g"),
        Of("seized.methamphetamine", "Ma túy đá g", "Meth g", "M.t. đá g", "Meth g"),
        Of("seized.opium", "Th.phiện g", "Opium g", "Th.ph. g", "Opium g"),
        Of("seized.synthetic_pills", "MT viên", "Pills", "MT viên", "Pills"),
        Of("seized.firecrackers", "Thu pháo kg", "Crackers kg", "T.pháo kg", "Crack. kg"),
        Of("seized.explosives", "Thu t.nổ kg", "Explos. kg", "T.nổ kg", "Explo. kg"),
        Of("seized.safety_fuse", "Dây cháy m", "Fuse m", "Dây ch. m", "Fuse m"),
        Of("seized.detonators", "Kíp nổ", "Detonators", "Kíp nổ", "Detonat."),
        Of("seized.timber", "Gỗ m³", "Timber m³", "Gỗ m³", "Timber m³"),
        Of("weapons.grenades", "Lựu đạn", "Grenades in", "Lựu đạn", "Grenades"),
        Of("weapons.rounds", "Đạn thu hồi", "Rounds in", "Đạn", "Rounds"),
        Of("weapons.explosives", "Nộp t.nổ kg", "Expl. in kg", "Nộp tn kg", "Ex. in kg"),
        Of("weapons.firecrackers", "Nộp pháo kg", "Crack. in kg", "Nộp ph kg", "Cr. in kg"),
        Of("weapons.blades", "Dao, kiếm", "Blades in", "Dao, kiếm", "Blades"),
        Of("weapons.support_tools", "Công cụ h.tr", "Tools in", "C.cụ h.tr", "Tools in"),
        Of("weapons.communes", "Xã giao nộp", "Hand-in days", "Xã g.nộp", "Hand-in"),
        Of("raid.illegal_mining", "Truy quét KS", "Mining raids", "Tr.quét", "Raids"),
        Of("raid.shacks_destroyed", "Phá lán", "Shacks", "Phá lán", "Shacks"),
        Of("raid.machines_destroyed", "Phá máy", "Machines", "Phá máy", "Machines"),
        Of("protect.delegations", "Đoàn bảo vệ", "Delegations", "Đoàn b.vệ", "Delegat."),
        Of("protect.events", "Sự kiện", "Events", "Sự kiện", "Events"),
        Of("protect.targets", "Mục tiêu", "Targets", "Mục tiêu", "Targets"),
        Of("coordination.meetings", "Giao ban", "Meetings", "Giao ban", "Meetings"),
        Of("coordination.documents", "Văn bản", "Documents", "Văn bản", "Docs"),
        Of("coordination.plans", "Kế hoạch p.h", "Joint plans", "Kế hoạch", "Plans"),
        Of("training.exercises", "Diễn tập", "Exercises", "Diễn tập", "Exercises"),
        Of("training.defence_classes", "Lớp QP-AN", "Def. classes", "Lớp QP-AN", "Classes"),
        Of("awards.collectives", "Tập thể khen", "Collectives", "Tập thể", "Collect."),
        Of("awards.individuals", "Cá nhân khen", "Individuals", "Cá nhân", "Individ."),
        Of("disaster.fires", "Vụ cháy", "Fires", "Vụ cháy", "Fires"),
        Of("disaster.incidents", "Vụ thiên tai", "Disasters", "Thiên tai", "Disasters"),
        Of("disaster.rescues", "Vụ cứu nạn", "Rescues", "Cứu nạn", "Rescues"),
        Of("disaster.personnel", "Huy động ng.", "Mobilized", "Huy động", "Mobilized"),
    ];

    /// <summary>Those that have figures, then what is usually shown of the others.</summary>
    /// <param name="lines">What has figures, in any order; an indicator may come more than once.</param>
    public static IReadOnlyList<Headline> Of(IEnumerable<IndicatorLine> lines)
    {
        var live = lines.Where(line => !line.Figure.IsEmpty).Select(line => line.Indicator.Number).ToHashSet();
        return
        [
            .. All.Where(headline => live.Contains(headline.Indicator.Number)),
            .. All.Take(Usual).Where(headline => !live.Contains(headline.Indicator.Number)),
        ];
    }

    private static Headline Of(string code, string vi, string en, string shortVi, string shortEn) =>
        IndicatorCatalogue.Reference.TryGet(code, out var indicator)
            ? new Headline(indicator, vi, en, shortVi, shortEn)
            : throw new InvalidOperationException($"The reference catalogue has no indicator '{code}'.");
}
