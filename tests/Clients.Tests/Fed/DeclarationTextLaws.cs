using Federation.Fed.Cli;
using Federation.Fed.Ledgers;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class DeclarationTextLaws
{
    [Fact]
    public void A_declaration_says_whose_where_and_when_and_what_stands_of_each_indicator()
    {
        Declaration[] declarations = [Of("crime.cases", "zero"), Of("patrol.patrols", "")];

        Assert.Equal(
            [
                "Khai báo của công an: Tỉnh Lạng Sơn, 01/01–31/03/2025",
                "  crime.cases  Vụ việc phát hiện, xử lý: bằng 0",
                "  patrol.patrols  Lần tuần tra bảo vệ biên giới: đã rút khai báo",
            ],
            DeclarationText.Lines(declarations, Language.Vi)
        );
        var english = DeclarationText.Lines(declarations, Language.En).Last();
        Assert.Equal("  patrol.patrols  Border patrols: withdrawn", english);
    }

    private static Declaration Of(string indicator, string what) =>
        new()
        {
            Area = "20",
            Force = "police",
            FirstDay = "2025-01-01",
            LastDay = "2025-03-31",
            Indicator = indicator,
            What = what,
        };
}
