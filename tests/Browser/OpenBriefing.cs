using Federation.Client;
using Federation.Wire.V1;

namespace Federation.Browser;

/// <summary>A briefing on the first quarter of 2025 with a page of figures, a map, an agenda and tasks.</summary>
internal static class OpenBriefing
{
    /// <summary>Opens it for Defence.</summary>
    public static async Task<string> AsAsync(NationClient nation, CancellationToken cancellationToken)
    {
        var request = new OpenBriefingRequest
        {
            Id = Guid.CreateVersion7().ToString("D"),
            Title = "Giao ban hai Bộ quý I năm 2025",
            Period = "2025-Q1",
            Secrecy = SecrecyMark.Mat,
            Ministry = "defence",
            AllowIncomplete = true,
            Plan = new BriefingPlan
            {
                Pages =
                {
                    new BriefingPage
                    {
                        Key = "figures",
                        Kind = BriefingPageKind.Headline,
                        Indicators = { "crime.cases", "patrol.patrols", "info.exchanged" },
                    },
                    new BriefingPage
                    {
                        Key = "map",
                        Kind = BriefingPageKind.Map,
                        Layout = 34,
                        Indicators = { "crime.cases" },
                    },
                    new BriefingPage { Key = "agenda", Kind = BriefingPageKind.Agenda },
                    new BriefingPage { Key = "tasks", Kind = BriefingPageKind.Tasks },
                },
                Agenda =
                {
                    Item(AgendaKind.Report, "Kết quả phối hợp quý I", "Nguyễn Văn An", "Thiếu tướng", 20),
                    Item(AgendaKind.Statement, "Kinh nghiệm tuần tra chung ở Cao Bằng", "Trần Thị Bình", "Đại tá", 10),
                    Item(AgendaKind.Conclusion, "Kết luận hội nghị", "Lê Văn Cường", "Thượng tướng", 15),
                },
                Tasks =
                {
                    new BriefingTask
                    {
                        Text = "Hoàn thành cải tạo đường tuần tra xã Bảo Lạc",
                        Owner = "Bộ Chỉ huy Quân sự tỉnh Cao Bằng",
                        Due = "2025-06-30",
                    },
                },
            },
        };
        return (await new BriefingClient(nation).OpenAsync(request, cancellationToken)).Id;
    }

    private static AgendaItem Item(AgendaKind kind, string topic, string speaker, string rank, int minutes) =>
        new()
        {
            Kind = kind,
            Topic = topic,
            Speaker = speaker,
            Rank = rank,
            Title = "Phó Tham mưu trưởng",
            Minutes = minutes,
        };
}
