using Federation.Core.Ledger;
using Federation.Wire;
using Xunit;
using V1 = Federation.Wire.V1;

namespace Federation.Core.Tests.Ledger;

public sealed class LedgerRequestsTests
{
    private const string Id = "0195f3c2-7a10-7c31-8d52-0e6a4b1f9c01";
    private static readonly ActivityReader Reader = new(TestLedger.Scope);

    private static V1.ActivityText Patrol =>
        new()
        {
            Area = "20/183/ba-son",
            Day = "2025-01-15",
            Forces = "border_guard+police",
            Lead = "border_guard",
            Amounts =
            {
                new V1.AmountText { Indicator = "patrol.patrols", Amount = "1" },
                new V1.AmountText { Indicator = "patrol.participants", Amount = "9" },
            },
        };

    [Fact]
    public void A_request_to_record_becomes_a_command_and_no_qualifier_means_exact()
    {
        var request = new V1.RecordRequest { Id = Id, Activity = Patrol };

        Assert.True(Read(request, out var command, out var refusals), string.Join(' ', refusals));
        Assert.Equal(Id, command!.Activity.ToString());
        Assert.Equal(TestLedger.Patrol(1, 9), command.Content);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("0195f3c27a107c318d520e6a4b1f9c01")]
    public void An_id_is_a_uuid_with_hyphens(string id)
    {
        Assert.False(Read(new V1.RecordRequest { Id = id, Activity = Patrol }, out _, out var refusals));

        Assert.Equal("id", Assert.Single(refusals).Field);
    }

    [Fact]
    public void All_fields_of_a_correction_are_judged_together()
    {
        var wrong = Patrol;
        wrong.Day = "tomorrow";
        wrong.Amounts[0].Qualifier = V1.Qualifier.About;
        var request = new V1.CorrectRequest { Id = "x", Activity = wrong };

        var read = LedgerRequests.TryRead(
            request,
            Reader,
            Claim.Operator,
            TestLedger.Today,
            out var command,
            out var refusals
        );

        Assert.False(read);
        Assert.Null(command);
        Assert.Equal(["id", "correction_id", "day", "amounts[0].qualifier"], refusals.Select(refusal => refusal.Field));
    }

    [Fact]
    public void A_request_without_an_activity_is_refused()
    {
        Assert.False(Read(new V1.RecordRequest { Id = Id }, out _, out var refusals));

        Assert.Equal("activity", Assert.Single(refusals).Field);
    }

    [Fact]
    public void A_plan_is_answered_line_by_line()
    {
        var ledger = new TestLedger();
        const string district = "20/183,2023-01-01,2023-12-31,police,crime.cases,exact,18";
        const string post = "20/183/ba-son,2023-01-01,2023-12-31,police,crime.cases,exact,3";

        var response = ledger.Import(district, post).ToResponse();
        var refused = ledger.Import(district, "20,soon,2023-12-31,police,crime.cases,exact,3").ToResponse();

        Assert.True(response.Applied);
        Assert.Equal((2, 0, 0), (response.Recorded, response.Unchanged, response.Refused));
        var other = Assert.Single(response.Lines[0].MayCountTwiceWith);
        Assert.Equal((3, "", "20/183/ba-son", "3 vụ"), (other.Line, other.LumpId, other.Area, other.Amount.DisplayVi));
        Assert.Equal(V1.ImportLine.Types.Outcome.Recorded, response.Lines[1].Outcome);
        Assert.False(refused.Applied);
        Assert.Equal("", refused.ImportId);
        var fault = Assert.Single(refused.Lines[1].Faults);
        Assert.Equal((3, ""), (refused.Lines[1].Line, refused.Lines[1].Id));
        Assert.Equal(
            ("from", "soon", "'soon' is not a day: write it like 2025-01-15."),
            (fault.Column, fault.Value, fault.Message)
        );
    }

    [Fact]
    public void An_answer_carries_ten_thousand_faults_and_says_how_many_it_leaves_out()
    {
        var ledger = new TestLedger();
        var rows = Enumerable.Repeat("20,2023-01-01,2023-12-31,police,crime.cases,exact,soon", 10_001);

        var response = ledger.Import([.. rows]).ToResponse();

        Assert.Equal(10_001, response.Refused);
        Assert.Equal(1, response.DetailsLeftOut);
        Assert.Single(response.Lines[9_999].Faults);
        Assert.Empty(response.Lines[10_000].Faults);
    }

    private static bool Read(
        V1.RecordRequest request,
        out RecordActivity? command,
        out IReadOnlyList<Refusal> refusals
    ) => LedgerRequests.TryRead(request, Reader, Claim.Operator, TestLedger.Today, out command, out refusals);
}
