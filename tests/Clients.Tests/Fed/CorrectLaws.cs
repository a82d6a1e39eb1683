using Federation.Fed.Cli;
using Federation.Fed.Ledgers;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class CorrectLaws
{
    [Fact]
    public void What_the_command_line_leaves_out_stays_as_it_is()
    {
        var content = new ActivityText { Day = "2025-01-16" };
        CorrectCommand.Complete(content, Present());
        Assert.Equal(("04/043", "2025-01-16"), (content.Area, content.Day));
        Assert.Equal(("border_guard+police", "border_guard"), (content.Forces, content.Lead));
        Assert.Equal(["1.5", "9"], content.Amounts.Select(amount => amount.Amount));
        Assert.Equal([Qualifier.Exact, Qualifier.Nearly], content.Amounts.Select(amount => amount.Qualifier));
    }

    [Fact]
    public void Amounts_on_the_command_line_take_the_place_of_all()
    {
        var content = new ActivityText();
        content.Amounts.Add(new AmountText { Indicator = "patrol.patrols", Amount = "2" });
        CorrectCommand.Complete(content, Present());
        Assert.Equal(["patrol.patrols"], content.Amounts.Select(amount => amount.Indicator));
    }

    [Fact]
    public void A_force_alone_leads_itself()
    {
        var content = new ActivityText { Forces = "police" };
        CorrectCommand.Complete(content, Present());
        Assert.Equal("police", content.Lead);
    }

    [Fact]
    public void An_imported_amount_is_not_corrected()
    {
        var lump = Present();
        lump.IsLump = true;
        lump.ImportId = "7d444840-9dc0-81d1-b245-5ffdce74fad2";
        var refused = Assert.Throws<FedException>(() => CorrectCommand.Complete(new ActivityText(), lump));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("fed import --undo 7d444840-9dc0-81d1-b245-5ffdce74fad2", refused.Message);
    }

    private static Item Present()
    {
        var item = new Item
        {
            Id = "0198c5a2-6f00-7abc-8def-000000000001",
            Area = "04/043",
            FirstDay = "2025-01-15",
            LastDay = "2025-01-15",
            Forces = "border_guard+police",
            Lead = "border_guard",
        };
        item.Amounts.Add(
            new ItemAmount
            {
                Indicator = "patrol.path_cleared",
                Amount = 1_500,
                Qualifier = Qualifier.Exact,
            }
        );
        item.Amounts.Add(
            new ItemAmount
            {
                Indicator = "patrol.participants",
                Amount = 9,
                Qualifier = Qualifier.Nearly,
            }
        );
        return item;
    }
}
