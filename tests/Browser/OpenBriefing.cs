using Federation.Client;
using Federation.Fed.Briefings;
using Federation.Wire.V1;

namespace Federation.Browser;

/// <summary>A briefing on the first quarter of 2025 with a page of figures, a map, an agenda and tasks.</summary>
internal static class OpenBriefing
{
    /// <summary>Opens it for Defence.</summary>
    /// <param name="nation">Where.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="keys">The directory of the ministries' keys; null: nobody can sign.</param>
    public static async Task<string> AsAsync(
        NationClient nation,
        CancellationToken cancellationToken,
        string? keys = null
    )
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
                    new BriefingPage { Key = "signoff", Kind = BriefingPageKind.SignOff },
                    new BriefingPage
                    {
                        Key = "course",
                        Kind = BriefingPageKind.Course,
                        Indicators = { "patrol.patrols" },
                    },
                    new BriefingPage
                    {
                        Key = "forces",
                        Kind = BriefingPageKind.Forces,
                        Indicators = { "crime.cases", "patrol.patrols" },
                    },
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
        request.Keys.Add(keys is null ? [] : KeyFiles.Public(keys));
        return (await new BriefingClient(nation).OpenAsync(request, cancellationToken)).Id;
    }

    /// <summary>The same agenda and tasks with many items and the longest texts that are taken.</summary>
    public static BriefingPlan Longest(BriefingPlan plan)
    {
        var longest = plan.Clone();
        longest.Agenda.Clear();
        longest.Tasks.Clear();
        for (var i = 0; i < 9; i++)
        {
            var item = plan.Agenda[i % plan.Agenda.Count].Clone();
            (item.Topic, item.Speaker) = (Repeated(item.Topic, 200), Repeated(item.Speaker, 200));
            (item.Rank, item.Title, item.Minutes) = (Repeated(item.Rank, 200), Repeated(item.Title, 200), 600);
            longest.Agenda.Add(item);
            var task = plan.Tasks[0].Clone();
            (task.Text, task.Owner) = (Repeated(task.Text, 500), Repeated(task.Owner, 200));
            longest.Tasks.Add(task);
        }

        return longest;
    }

    /// <summary>The text again and again, so long.</summary>
    public static string Repeated(string text, int characters) =>
        string.Concat(Enumerable.Repeat($"{text} ", (characters / text.Length) + 1))[..characters].TrimEnd();

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
