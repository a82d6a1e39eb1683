using Xunit;

namespace Federation.Tidy;

public sealed class ProjectTests
{
    [Fact]
    public void Projects_reference_each_other_along_the_arrows_alone()
    {
        var problems = Tree.Files(".csproj").SelectMany(path => ProjectRules.Check(path, Tree.Read(path))).ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData(
        "silo/Federation.Silo.csproj",
        "<Project><ProjectReference Include=\"../edge-node/Federation.EdgeNode.csproj\" /></Project>",
        "Federation.Silo may not reference Federation.EdgeNode"
    )]
    [InlineData(
        "core/Federation.Core.csproj",
        "<Project><ItemGroup><PackageReference Include=\"NodaTime\" /></ItemGroup></Project>",
        "core stands on no package"
    )]
    [InlineData(
        "silo/Federation.Silo.csproj",
        "<Project><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"10.0.3\" /></ItemGroup></Project>",
        "versions stand in Directory.Packages.props alone"
    )]
    public void A_wrong_reference_is_found(string path, string text, string expected) =>
        Assert.Contains(
            ProjectRules.Check(path, text),
            problem => problem.Contains(expected, StringComparison.Ordinal)
        );

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Tree.Read("Federation.sln").Replace('\\', '/');
        Assert.All(Tree.Files(".csproj"), path => Assert.Contains($"\"{path}\"", solution, StringComparison.Ordinal));
    }
}
