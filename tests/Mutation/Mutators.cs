using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Federation.Mutation;

/// <summary>
/// The operators that matter for machines and codecs: boundaries, conditions, arithmetic, constants, and statements
/// left out. Texts of messages, attributes and what throws are left alone: they decide nothing.
/// </summary>
internal static class Mutators
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> s_binary = new()
    {
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.BitwiseAndExpression] = [SyntaxKind.BitwiseOrExpression],
        [SyntaxKind.BitwiseOrExpression] = [SyntaxKind.BitwiseAndExpression],
        [SyntaxKind.ExclusiveOrExpression] = [SyntaxKind.BitwiseAndExpression],
        [SyntaxKind.LeftShiftExpression] = [SyntaxKind.RightShiftExpression],
        [SyntaxKind.RightShiftExpression] = [SyntaxKind.LeftShiftExpression],
    };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> s_assignment = new()
    {
        [SyntaxKind.AddAssignmentExpression] = SyntaxKind.SubtractAssignmentExpression,
        [SyntaxKind.SubtractAssignmentExpression] = SyntaxKind.AddAssignmentExpression,
        [SyntaxKind.OrAssignmentExpression] = SyntaxKind.AndAssignmentExpression,
        [SyntaxKind.AndAssignmentExpression] = SyntaxKind.OrAssignmentExpression,
    };

    /// <summary>Every mutant of these files, in order of their text.</summary>
    public static IReadOnlyList<Mutant> Of(IEnumerable<SyntaxTree> trees)
    {
        var all =
            from tree in trees
            from node in tree.GetRoot().DescendantNodes(Decides)
            where Decides(node)
            from change in Changes(node)
            select (tree, node, change);
        return [.. all.Select((m, i) => new Mutant(i + 1, m.tree, m.node, m.change.After, m.change.Operator))];
    }

    private static bool Decides(SyntaxNode node) =>
        node is not (AttributeListSyntax or InterpolatedStringExpressionSyntax or ThrowStatementSyntax)
        && node is not (ThrowExpressionSyntax or EnumMemberDeclarationSyntax or UsingDirectiveSyntax)
        && !(node is InvocationExpressionSyntax call && Guards(call))
        && !(node is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax guard } && Guards(guard));

    private static bool Guards(InvocationExpressionSyntax call) =>
        call.Expression.ToString() is var name
        && (name.Contains(".ThrowIf", StringComparison.Ordinal) || name == "nameof");

    private static IEnumerable<(SyntaxNode After, string Operator)> Changes(SyntaxNode node) =>
        node switch
        {
            BinaryExpressionSyntax binary => OfBinary(binary),
            AssignmentExpressionSyntax assignment when s_assignment.TryGetValue(node.Kind(), out var other) =>
            [
                (AssignmentExpression(other, assignment.Left, assignment.Right), "assignment"),
            ],
            PrefixUnaryExpressionSyntax prefix => OfPrefix(prefix),
            PostfixUnaryExpressionSyntax postfix => OfPostfix(postfix),
            LiteralExpressionSyntax literal => OfLiteral(literal),
            ConditionalExpressionSyntax choice =>
            [
                (choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue), "choice"),
            ],
            IfStatementSyntax { Condition: not BinaryExpressionSyntax } test =>
            [
                (test.WithCondition(Not(test.Condition)), "condition"),
            ],
            WhileStatementSyntax { Condition: not BinaryExpressionSyntax } loop =>
            [
                (loop.WithCondition(Not(loop.Condition)), "condition"),
            ],
            WhenClauseSyntax clause => [(clause.WithCondition(Not(clause.Condition)), "condition")],
            ExpressionStatementSyntax or ContinueStatementSyntax => [(EmptyStatement(), "left out")],
            BinaryPatternSyntax pattern => [(pattern.Left, "pattern"), (pattern.Right, "pattern")],
            UnaryPatternSyntax pattern => [(pattern.Pattern, "pattern")],
            _ => [],
        };

    private static IEnumerable<(SyntaxNode, string)> OfBinary(BinaryExpressionSyntax binary)
    {
        if (binary.IsKind(SyntaxKind.CoalesceExpression))
        {
            return [(binary.Right, "coalesce")];
        }

        return !IsText(binary.Left) && !IsText(binary.Right) && s_binary.TryGetValue(binary.Kind(), out var others)
            ? others.Select(other => ((SyntaxNode)BinaryExpression(other, binary.Left, binary.Right), "binary"))
            : [];
    }

    private static bool IsText(ExpressionSyntax operand) =>
        operand is InterpolatedStringExpressionSyntax || operand.IsKind(SyntaxKind.StringLiteralExpression);

    private static IEnumerable<(SyntaxNode, string)> OfPrefix(PrefixUnaryExpressionSyntax prefix) =>
        prefix.Kind() switch
        {
            SyntaxKind.LogicalNotExpression or SyntaxKind.UnaryMinusExpression => [(prefix.Operand, "unary")],
            SyntaxKind.PreIncrementExpression =>
            [
                (PrefixUnaryExpression(SyntaxKind.PreDecrementExpression, prefix.Operand), "unary"),
            ],
            SyntaxKind.PreDecrementExpression =>
            [
                (PrefixUnaryExpression(SyntaxKind.PreIncrementExpression, prefix.Operand), "unary"),
            ],
            _ => [],
        };

    private static IEnumerable<(SyntaxNode, string)> OfPostfix(PostfixUnaryExpressionSyntax postfix) =>
        postfix.Kind() switch
        {
            SyntaxKind.PostIncrementExpression =>
            [
                (PostfixUnaryExpression(SyntaxKind.PostDecrementExpression, postfix.Operand), "unary"),
            ],
            SyntaxKind.PostDecrementExpression =>
            [
                (PostfixUnaryExpression(SyntaxKind.PostIncrementExpression, postfix.Operand), "unary"),
            ],
            _ => [],
        };

    private static IEnumerable<(SyntaxNode, string)> OfLiteral(LiteralExpressionSyntax literal) =>
        literal.Kind() switch
        {
            SyntaxKind.TrueLiteralExpression => [(LiteralExpression(SyntaxKind.FalseLiteralExpression), "constant")],
            SyntaxKind.FalseLiteralExpression => [(LiteralExpression(SyntaxKind.TrueLiteralExpression), "constant")],
            SyntaxKind.NumericLiteralExpression when literal.Token.Value is int or long or uint or ulong or byte =>
            [
                (ParseExpression(OneMore(literal.Token)), "constant"),
            ],
            _ => [],
        };

    private static string OneMore(SyntaxToken token)
    {
        var text = token.ValueText;
        var value = ulong.Parse(text, CultureInfo.InvariantCulture);
        var suffix = new string([.. token.Text.Reverse().TakeWhile(c => c is 'u' or 'U' or 'l' or 'L').Reverse()]);
        return (value + 1).ToString(CultureInfo.InvariantCulture) + suffix;
    }

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax condition) =>
        PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, ParenthesizedExpression(condition.WithoutTrivia()));
}
