using Federation.Wire.V1;

namespace Federation.EdgeNode.Tests;

/// <summary>Requests that are right as they stand; tests change one thing.</summary>
internal static class Requests
{
    public const string First = "11111111-1111-4111-8111-111111111111";
    public const string Second = "22222222-2222-4222-8222-222222222222";
    public const string Third = "33333333-3333-4333-8333-333333333333";
    public const string Fourth = "44444444-4444-4444-8444-444444444444";

    /// <summary>A joint patrol of nine people on 15 January 2025 in district 04/043 of Cao Bằng.</summary>
    public static ActivityText Patrol(string participants = "9") =>
        new()
        {
            Area = "04/043",
            Day = "2025-01-15",
            Forces = "border_guard+police",
            Lead = "border_guard",
            Amounts =
            {
                new AmountText { Indicator = "patrol.patrols", Amount = "1" },
                new AmountText { Indicator = "patrol.participants", Amount = participants },
            },
        };

    public static RecordRequest Record(string id = First, string participants = "9") =>
        new() { Id = id, Activity = Patrol(participants) };
}
