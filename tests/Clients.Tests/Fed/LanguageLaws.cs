using Federation.Fed.Cli;
using Xunit;

namespace Federation.Clients.Tests.Fed;

/// <summary>How days, instants and counted nouns are written for people.</summary>
public sealed class LanguageLaws
{
    [Theory]
    [InlineData("2025-01-15", "2025-02-14", "15/01–14/02/2025", "15 January–14 February 2025")]
    [InlineData("2024-12-15", "2025-01-14", "15/12/2024–14/01/2025", "15 December 2024–14 January 2025")]
    [InlineData("2025-01-15", "2025-01-15", "15/01/2025", "15 January 2025")]
    [InlineData("soon", "soon", "soon", "soon")]
    [InlineData("2025-02-01", "2025-01-01", "2025-02-01..2025-01-01", "2025-02-01..2025-01-01")]
    public void Days_have_one_form_in_each_language(string first, string last, string vi, string en)
    {
        Assert.Equal(vi, SpanText.Of(first, last, Language.Vi));
        Assert.Equal(en, SpanText.Of(first, last, Language.En));
    }

    [Fact]
    public void An_instant_is_the_time_of_Vietnam_to_the_second()
    {
        Assert.Equal("16/01/2025 00:00:05", VietnamTime.Of("2025-01-15T17:00:05.9Z", Language.Vi));
        Assert.Equal("16 January 2025 00:00:05", VietnamTime.Of("2025-01-15T17:00:05.9Z", Language.En));
        Assert.Equal(
            ("", "never"),
            (VietnamTime.Of((DateTimeOffset?)null, Language.Vi), VietnamTime.Of("never", default))
        );
    }

    [Fact]
    public void One_is_singular()
    {
        Assert.Equal(
            ["0 figures", "1 figure", "2 figures"],
            new long[] { 0, 1, 2 }.Select(n => English.Count(n, "figure"))
        );
        Assert.Equal(
            "1 entry, 2 entries",
            $"{English.Count(1, "entry", "entries")}, {English.Count(2, "entry", "entries")}"
        );
        Assert.Equal(
            ("differs", "differ"),
            (English.Verb(1, "differs", "differ"), English.Verb(2, "differs", "differ"))
        );
    }
}
