using Xunit;

namespace Federation.Tidy;

public sealed class SourceTests
{
    [Fact]
    public void Every_source_file_keeps_the_house_style()
    {
        var problems = Tree.Files(".cs").SelectMany(path => SourceRules.Check(path, Tree.Read(path))).ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("core/A.cs", "var now = DateTime.UtcNow;\n", "core has no IO")]
    [InlineData("core/A.cs", "    public async Task Run()\n", "core has no IO")]
    [InlineData("tests/A.cs", "await Task.De" + "lay(5);\n", "never for time")]
    [InlineData("tests/A.cs", "[Fact(Sk" + "ip = \"later\")]\n", "never for time")]
    [InlineData("silo/A.cs", "// TO" + "DO later\n", "unfinished")]
    public void A_bad_line_is_found(string path, string text, string reason) =>
        Assert.Contains(SourceRules.Check(path, text), problem => problem.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void A_long_file_a_long_line_and_a_long_method_are_found()
    {
        var body = string.Concat(Enumerable.Repeat("        x++;\n", SourceRules.MethodLinesMax));
        var text =
            $"class A\n{{\n    void M()\n    {{\n{body}    }}\n}}\n// {new string('x', SourceRules.ColumnsMax)}\n";
        text += string.Concat(Enumerable.Repeat("\n", SourceRules.FileLinesMax));
        var problems = SourceRules.Check("silo/A.cs", text).ToList();
        Assert.Contains(problems, problem => problem.Contains("lines, at most 400", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("columns, at most 120", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("a method of 73 lines", StringComparison.Ordinal));
    }
}
