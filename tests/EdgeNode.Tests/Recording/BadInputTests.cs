using Federation.TestKit;
using Federation.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("id", "not-a-uuid", "id")]
    [InlineData("id", "00000000-0000-0000-0000-000000000000", "id")]
    [InlineData("id", "ffffffff-ffff-ffff-ffff-ffffffffffff", "id")]
    [InlineData("area", "04/999", "area")]
    [InlineData("area", "../../etc", "area")]
    [InlineData("area", "20/183", "area")]
    [InlineData("area", "", "area")]
    [InlineData("day", "2025-07-04", "day")]
    [InlineData("day", "2019-09-04", "day")]
    [InlineData("day", "2025-02-29", "day")]
    [InlineData("day", "15/01/2025", "day")]
    [InlineData("day", "2025-07-02", "area")]
    [InlineData("forces", "navy", "forces")]
    [InlineData("forces", "border_guard|police", "forces")]
    [InlineData("lead", "military", "lead")]
    [InlineData("lead", "", "lead")]
    [InlineData("indicator", "patrol.unknown", "amounts[0].indicator")]
    [InlineData("indicator", "patrol.participants", "amounts[1].indicator")]
    [InlineData("amount", "-1", "amounts[0].amount")]
    [InlineData("amount", "1000000000001", "amounts[0].amount")]
    [InlineData("amount", "0.5", "amounts[0].amount")]
    [InlineData("heroin", "1.500", "amounts[0].amount")]
    [InlineData("heroin", "0.0001", "amounts[0].amount")]
    [InlineData("amount", "one", "amounts[0].amount")]
    [InlineData("qualifier", "About", "amounts[0].qualifier")]
    [InlineData("qualifier", "77", "amounts[0].qualifier")]
    [InlineData("amounts", "0", "amounts")]
    [InlineData("amounts", "65", "amounts")]
    public async Task A_wrong_field_is_named_and_nothing_is_recorded(string field, string value, string named)
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = With(field, value);
        Assert.StartsWith($"InvalidArgument {named}", await Refused.ByAsync(() => edge.RecordAsync(request)));
        Assert.Equal(0, (await edge.StatusAsync()).Entries);
    }

    [Fact]
    public async Task All_wrong_fields_are_named_together()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = new RecordRequest
        {
            Id = "x",
            Activity = new ActivityText
            {
                Area = "?",
                Day = "?",
                Forces = "?",
                Lead = "?",
                Amounts =
                {
                    new AmountText { Indicator = "?", Amount = "?" },
                },
            },
        };
        Assert.Equal(
            "InvalidArgument id,day,area,forces,lead,amounts[0].indicator",
            await Refused.ByAsync(() => edge.RecordAsync(request))
        );
    }

    [Fact]
    public async Task A_request_without_an_activity_is_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        Assert.Equal(
            "InvalidArgument activity",
            await Refused.ByAsync(() => edge.RecordAsync(new RecordRequest { Id = Requests.First }))
        );
    }

    [Fact]
    public async Task An_oversized_message_is_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = Requests.Record();
        request.Activity.Area = new string('4', 5 * 1024 * 1024);
        Assert.Equal("ResourceExhausted", await Refused.ByAsync(() => edge.RecordAsync(request)));
        Assert.Equal(0, (await edge.StatusAsync()).Entries);
    }

    [Theory]
    [InlineData("area", "99", "area")]
    [InlineData("area", "20/183", "area")]
    [InlineData("period", "2025-Q5", "period")]
    [InlineData("calendar", "lunar", "calendar")]
    [InlineData("view", "navy", "view")]
    [InlineData("indicator", "nothing", "indicators")]
    public async Task A_wrong_question_names_its_field(string field, string value, string named)
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = new FiguresRequest { Area = "04", Period = "2025" };
        switch (field)
        {
            case "area":
                request.Area = value;
                break;
            case "period":
                request.Period = value;
                break;
            case "calendar":
                request.Calendar = value;
                break;
            case "view":
                request.View = value;
                break;
            default:
                request.Indicators.Add(value);
                break;
        }

        var call = () => edge.Client.FiguresAsync(request, EdgeUnderTest.As("operator")).ResponseAsync;
        Assert.Equal($"InvalidArgument {named}", await Refused.ByAsync(call));
    }

    [Fact]
    public async Task A_caller_says_who_it_is()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var without = () => edge.Client.RecordAsync(Requests.Record()).ResponseAsync;
        Assert.Equal("Unauthenticated", await Refused.ByAsync(without));
        var unknown = () =>
            edge.Client.RecordAsync(Requests.Record(), new Metadata { { "federation-as", "navy" } }).ResponseAsync;
        Assert.Equal("Unauthenticated", await Refused.ByAsync(unknown));
    }

    [Fact]
    public async Task A_force_records_only_what_it_leads()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var refused = await Refused.ByAsync(() => edge.RecordAsync(Requests.Record(), "police"));
        Assert.StartsWith("PermissionDenied", refused);
        Assert.Equal(0, (await edge.StatusAsync()).Entries);
    }

    [Fact]
    public async Task A_damaged_message_is_refused_without_a_trace_of_the_inside()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var request = Requests.Record();
        request.MergeFrom(Requests.Record().ToByteArray());
        Assert.StartsWith("InvalidArgument", await Refused.ByAsync(() => edge.RecordAsync(request)));
    }

    private static RecordRequest With(string field, string value)
    {
        var request = Requests.Record();
        var activity = request.Activity;
        switch (field)
        {
            case "id":
                request.Id = value;
                break;
            case "area":
                activity.Area = value;
                break;
            case "day":
                activity.Day = value;
                break;
            case "forces":
                activity.Forces = value;
                break;
            case "lead":
                activity.Lead = value;
                break;
            case "indicator":
                activity.Amounts[0].Indicator = value;
                break;
            case "amount":
                activity.Amounts[0].Amount = value;
                break;
            case "heroin":
                (activity.Amounts[0].Indicator, activity.Amounts[0].Amount) = ("seized.heroin", value);
                break;
            case "qualifier":
                activity.Amounts[0].Qualifier = Enum.Parse<Qualifier>(value);
                break;
            default:
                var amounts = Enumerable.Repeat(activity.Amounts[0], int.Parse(value)).ToList();
                activity.Amounts.Clear();
                activity.Amounts.AddRange(amounts);
                break;
        }

        return request;
    }
}
