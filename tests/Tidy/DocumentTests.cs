using Xunit;

namespace Federation.Tidy;

public sealed class DocumentTests
{
    [Fact]
    public void Every_field_of_the_contract_is_commented()
    {
        var problems = Tree.Files(".proto").SelectMany(path => ProtoRules.Check(path, Tree.Read(path))).ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("message A {\n  int32 b = 1;\n}\n", "has no comment")]
    [InlineData("enum E {\n  // First.\n  E_FIRST = 0;\n}\n", "enum zero is UNSPECIFIED")]
    public void A_bad_contract_is_found(string text, string expected) =>
        Assert.Contains(
            ProtoRules.Check("a.proto", text),
            problem => problem.Contains(expected, StringComparison.Ordinal)
        );

    [Fact]
    public void Every_decision_is_short_and_complete()
    {
        foreach (
            var path in Tree.Files(".md").Where(path => path.StartsWith("core/decisions/0", StringComparison.Ordinal))
        )
        {
            var text = Tree.Read(path);
            Assert.True(text.Split('\n').Length <= 60, $"{path}: over 60 lines");
            Assert.All(
                ["## Context", "## Decision", "## Alternatives", "## Consequences"],
                heading => Assert.True(text.Contains(heading, StringComparison.Ordinal), $"{path}: lacks '{heading}'")
            );
        }
    }

    [Fact]
    public void Every_top_folder_has_a_readme() =>
        Assert.All(
            ["core", "proto", "edge-node", "silo", "clients", "benchmarks", "tests"],
            folder =>
                Assert.True(File.Exists(Path.Combine(Tree.Root, folder, "README.md")), $"{folder}/README.md is missing")
        );

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var broken = Tree.Files(".md").SelectMany(Links.Broken).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }
}
