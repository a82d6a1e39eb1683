using Microsoft.CodeAnalysis;

namespace Federation.Mutation;

/// <summary>One small change to the source that some test must notice.</summary>
/// <param name="Number">From 1, in the order of the source.</param>
/// <param name="Tree">The file's tree before the change.</param>
/// <param name="Before">The node that is replaced.</param>
/// <param name="After">What stands in its place.</param>
/// <param name="Operator">The kind of change, such as <c>boundary</c>.</param>
internal sealed record Mutant(int Number, SyntaxTree Tree, SyntaxNode Before, SyntaxNode After, string Operator)
{
    /// <summary>The line of the change, from 1.</summary>
    public int Line => Before.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>The file with the change in it.</summary>
    public SyntaxTree Mutated =>
        Tree.WithRootAndOptions(Tree.GetRoot().ReplaceNode(Before, After.WithTriviaFrom(Before)), Tree.Options);

    /// <inheritdoc/>
    public override string ToString() => $"{Tree.FilePath}:{Line} {Operator}: {Short(Before)} -> {Short(After)}";

    private static string Short(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 80 ? text : text[..77] + "...";
    }
}
