using CsCheck;
using Federation.Core.Briefings;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Briefings;

/// <summary>Laws of briefings after any history of commands, good and bad ones mixed.</summary>
public sealed class BriefingPropertyTests
{
    private static readonly Gen<(int Order, int Value, bool IsOther, int Against)> Steps = Gen.Select(
        Gen.Int[0, 13],
        Gen.Int[0, 4],
        Gen.Bool,
        Gen.Int[0, 6]
    );

    [Fact]
    public void The_same_events_give_the_same_briefing() =>
        Steps
            .Array[0, 40]
            .Sample(
                steps =>
                {
                    var sample = Play(steps);
                    var replayed = new Briefing();
                    sample.Events.ForEach(replayed.Apply);
                    Assert.Equal(Show(sample.Briefing), Show(replayed));
                },
                iter: 500
            );

    [Fact]
    public void A_page_is_always_shown_and_an_agreed_board_is_signed_by_both_as_it_is() =>
        Steps
            .Array[0, 40]
            .Sample(
                steps =>
                {
                    var briefing = Play(steps).Briefing;
                    Assert.InRange(briefing.Page, 1, briefing.Plan.Pages.Count);
                    Assert.All(briefing.Signatures, signed => Assert.Equal(briefing.Board.Digest, signed.Board));
                    Assert.Equal(
                        briefing.Signatures.Count,
                        briefing.Signatures.Select(signed => signed.Ministry).Distinct().Count()
                    );
                    Assert.InRange(briefing.AgreedCount, 0, briefing.Board.Provinces.Count);
                },
                iter: 500
            );

    [Fact]
    public void Events_are_numbered_without_a_gap_and_their_times_never_go_back() =>
        Steps
            .Array[0, 40]
            .Sample(
                steps =>
                {
                    var events = Play(steps).Events;
                    Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Number));
                    Assert.Equal(
                        events.Select(e => e.AtUnixMicroseconds).Order(),
                        events.Select(e => e.AtUnixMicroseconds)
                    );
                },
                iter: 500
            );

    [Fact]
    public void Every_command_again_writes_nothing() =>
        Steps
            .Array[1, 40]
            .Sample(
                steps =>
                {
                    var sample = Play(steps);
                    var last = sample.Events[^1];
                    var again = sample.Decide(new BriefingOrder.Next(), id: last.CommandId);
                    Assert.True(again is BriefingDecision.AlreadyDone || last.Number == 1);
                },
                iter: 200
            );

    private static BriefingSample Play((int Order, int Value, bool IsOther, int Against)[] steps)
    {
        var sample = BriefingSample.Opened();
        foreach (var (order, value, isOther, against) in steps)
        {
            sample.Now += (value - 1) * 1_000_000L;
            var ministry = isOther ? Ministry.PublicSecurity : Ministry.Defence;
            if (order == 12)
            {
                _ = sample.Sign(ministry);
            }
            else
            {
                _ = sample.Refused(OrderOf(order, value), ministry, against == 0 ? sample.Briefing.Number : 0);
            }
        }

        return sample;
    }

    private static BriefingOrder OrderOf(int order, int value) =>
        order switch
        {
            0 or 13 => new BriefingOrder.Next(),
            1 => new BriefingOrder.Back(),
            2 => new BriefingOrder.Jump($"{value}"),
            3 => new BriefingOrder.ShowProvince(value == 0 ? null : BriefingSample.CaoBang),
            4 => new BriefingOrder.Highlight(new IndicatorNumber((ushort)(value + 1)), null),
            5 => new BriefingOrder.Freeze(BriefingSample.Board((byte)value)),
            6 => new BriefingOrder.SwitchLive(value > 2),
            7 => new BriefingOrder.Hand((Ministry)(value % 2)),
            8 => new BriefingOrder.Begin(value),
            9 => new BriefingOrder.Pause(),
            10 => new BriefingOrder.Replan(BriefingSample.Plan([.. "abcde"[..(value + 1)].Select(key => $"{key}")])),
            _ => new BriefingOrder.Agree(BriefingSample.CaoBang, BriefingSample.Digest((byte)(200 + (value % 2)))),
        };

    private static string Show(Briefing briefing) =>
        string.Join(
            '|',
            briefing.Number,
            briefing.Page,
            briefing.Province,
            briefing.Highlight,
            briefing.IsLive,
            briefing.Board.Version,
            briefing.Control,
            briefing.ControlSince,
            string.Join(',', briefing.Signatures.Select(signed => signed.Ministry)),
            briefing.AgreedCount,
            briefing.AgendaItem,
            briefing.RunningSinceUnixMicroseconds,
            briefing.SpentMicroseconds(1),
            briefing.SpentMicroseconds(2),
            string.Join(',', briefing.Plan.Pages.Select(page => page.Key))
        );
}
