using System.Text.Json;
using Federation.Fed.Cli;
using Federation.Fed.Ledgers;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

/// <summary>What is said of a joint activity that somebody joined or left.</summary>
public sealed class StandingActivityLaws
{
    [Fact]
    public void What_the_ledger_holds_and_who_has_still_to_confirm_is_said()
    {
        var joined = new StandingActivity(Shown());

        Assert.Equal(
            [
                "trong sổ: Huyện Bảo Lạc, tỉnh Cao Bằng · 15/01/2025 · quân sự + biên phòng + công an · Lần tuần tra "
                    + "bảo vệ biên giới: 1 lần",
                "chờ xác nhận: quân sự, công an",
                "công an đã xác nhận lần sửa trước: xác nhận đó không còn giá trị, phải xác nhận lại lần sửa 2",
            ],
            joined.Lines(Language.Vi, isDone: true)
        );
        Assert.Equal(
            [
                "still to confirm: military, police",
                "police had confirmed an earlier revision: that stands no longer, revision 2 is to be confirmed again",
            ],
            joined.Lines(Language.En, isDone: true).Skip(1)
        );
    }

    [Fact]
    public void Whose_confirmation_it_took_is_not_said_again_of_what_was_done_before() =>
        Assert.Equal(
            ["still to confirm: military, police"],
            new StandingActivity(Shown()).Lines(Language.En, isDone: false).Skip(1)
        );

    [Fact]
    public void Scripts_get_the_same_by_codes()
    {
        var text = JsonLines.Object(new StandingActivity(Shown()).Write);

        using var json = JsonDocument.Parse(text);
        var now = json.RootElement.GetProperty("now");
        Assert.Equal("military+border_guard+police", now.GetProperty("forces").GetString());
        Assert.Equal(
            ["military", "police"],
            now.GetProperty("waiting").EnumerateArray().Select(one => one.GetString())
        );
        Assert.Equal(["police"], now.GetProperty("asked_again").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public void Where_all_have_confirmed_nobody_waits()
    {
        var shown = Shown();
        foreach (var participant in shown.Item.Participants)
        {
            participant.State = Participation.Confirmed;
        }

        Assert.Equal(
            "no force has still to confirm",
            new StandingActivity(shown).Lines(Language.En, isDone: true).Last()
        );
    }

    private static ShowResponse Shown() =>
        new()
        {
            Item = new Item
            {
                Id = "0198c5a2-6f00-7abc-8def-000000000001",
                Area = "04/043",
                FirstDay = "2025-01-15",
                LastDay = "2025-01-15",
                Forces = "military+border_guard+police",
                Lead = "border_guard",
                Revision = 2,
                Amounts =
                {
                    new ItemAmount
                    {
                        Indicator = "patrol.patrols",
                        Amount = 1,
                        Qualifier = Qualifier.Exact,
                        DisplayVi = "1 lần",
                    },
                },
                Participants =
                {
                    new ItemParticipant { Force = "military", State = Participation.Pending },
                    new ItemParticipant { Force = "police", State = Participation.Pending },
                },
            },
            Entries =
            {
                new EntryLine { Kind = "activity_recorded", By = "border_guard" },
                new EntryLine { Kind = "participation_confirmed", By = "police" },
                new EntryLine { Kind = "activity_joined", By = "coast_guard" },
            },
        };
}
