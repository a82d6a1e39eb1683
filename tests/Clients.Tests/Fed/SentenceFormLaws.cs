using Federation.Fed.Cli;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class SentenceFormLaws
{
    [Theory]
    [InlineData("{0} exists from {1} to {2} only.", "04 exists from a to b to c only.", new[] { "04", "a", "b to c" })]
    [InlineData("{1} is not {0}.", "a is not b.", new[] { "b", "a" })]
    [InlineData("'{0}' {1}", "'x' y", new[] { "x", "y" })]
    [InlineData("{0} and {0}", "x and x", new[] { "x" })]
    [InlineData("No place {x}.", "No place {x}.", new string[0])]
    public void Each_place_is_the_shortest_that_lets_the_next_words_follow(string form, string text, string[] places) =>
        Assert.Equal(places, new SentenceForm(form).Match(text));

    [Theory]
    [InlineData("{0} exists from {1} to {2} only.", "04 exists from a only.")]
    [InlineData("{0} exists from {1} to {2} only.", "04 exists from a to b.")]
    [InlineData("{0} exists from {1} to {2} only.", "04 exists from a to  only.x")]
    [InlineData("Id {0} is taken.", "Id  is taken.")]
    [InlineData("aba{0}aba", "aba")]
    [InlineData("a{0}b{1}", "axb")]
    [InlineData("{0} and {0}", "x and y")]
    [InlineData("No place.", "No place. ")]
    public void Words_that_differ_and_places_that_are_empty_or_differ_are_another_form(string form, string text) =>
        Assert.Null(new SentenceForm(form).Match(text));
}
