using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Federation.Mutation;

/// <summary>Federation.Core from its source, as the build makes it, with at most one mutant in it.</summary>
internal sealed class CoreSource
{
    /// <summary>The name of the assembly's file.</summary>
    public const string AssemblyFile = "Federation.Core.dll";

    private const string Usings =
        "global using System; global using System.IO; global using System.Linq; global using System.Threading; "
        + "global using System.Threading.Tasks; global using System.Collections.Generic; "
        + "[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")]";

    private readonly string _root;
    private readonly CSharpCompilation _compilation;

    /// <param name="root">The root of the repository.</param>
    public CoreSource(string root)
    {
        _root = root;
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = Directory
            .EnumerateFiles(Path.Combine(root, "core"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path =>
                CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse, Path.GetRelativePath(root, path))
            );
        var frameworks = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        _compilation = CSharpCompilation.Create(
            "Federation.Core",
            [.. trees, CSharpSyntaxTree.ParseText(Usings, parse)],
            frameworks,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true
            )
        );
    }

    /// <summary>The files whose path, relative to the root, begins so.</summary>
    public IEnumerable<SyntaxTree> Under(string folder) =>
        _compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>What the text of a file means, such as the type of a number.</summary>
    public SemanticModel Meaning(SyntaxTree tree) => _compilation.GetSemanticModel(tree);

    /// <summary>The source with other text in the place of some files, or beside them.</summary>
    public CSharpCompilation With(IReadOnlyDictionary<SyntaxTree, SyntaxTree> changed, params SyntaxTree[] more) =>
        changed
            .Aggregate(_compilation, (before, file) => before.ReplaceSyntaxTree(file.Key, file.Value))
            .AddSyntaxTrees(more);

    /// <summary>Writes the assembly with one mutant in it; false where it does not compile, and so is none.</summary>
    public bool TryEmit(Mutant mutant, string path) =>
        TryEmit(_compilation.ReplaceSyntaxTree(mutant.Tree, mutant.Mutated), path);

    /// <summary>Writes the assembly; false where it does not compile.</summary>
    public bool TryEmit(CSharpCompilation compilation, string path)
    {
        using var file = File.Create(path);
        return compilation.Emit(file, manifestResources: Resources()).Success;
    }

    /// <summary>As the project names them: <c>areas/….tsv</c> of <c>Areas/Reference</c>.</summary>
    private IEnumerable<ResourceDescription> Resources() =>
        from path in Directory.EnumerateFiles(Path.Combine(_root, "core"), "*.tsv", SearchOption.AllDirectories)
        let folder = Directory.GetParent(Path.GetDirectoryName(path)!)!.Name.ToLowerInvariant()
        select new ResourceDescription($"{folder}/{Path.GetFileName(path)}", () => File.OpenRead(path), isPublic: true);
}
