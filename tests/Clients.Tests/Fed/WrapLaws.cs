using Federation.Fed.Cli;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class WrapLaws
{
    [Fact]
    public void Words_are_put_into_lines_of_at_most_the_width() =>
        Assert.Equal(["  one two", "  three", "  four-and-more"], Wrap.At(10, "  ", "one two three four-and-more"));
}
