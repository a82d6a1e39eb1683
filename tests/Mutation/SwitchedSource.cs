using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Federation.Mutation;

/// <summary>
/// Federation.Core with all mutants in it, asleep until a running program switches one on: built once, it spares a
/// build and a start of the tests for each. What cannot be written so is left to a build of its own.
/// </summary>
internal sealed class SwitchedSource
{
    /// <summary>The class in the changed assembly that knows which mutant is awake and which were reached.</summary>
    public const string Switch = "Federation.Core.Mutants";

    private const string SwitchSource =
        "namespace Federation.Core; internal static class Mutants { internal static int Awake; internal static bool[]? "
        + "Reached; internal static bool Is(int number) { if (Reached is { } all) { all[number] = true; } "
        + "return number == Awake; } }";

    private const string Place = "mutants";
    private const string Unassigned = "CS0165";

    private readonly CoreSource _source;
    private readonly Dictionary<int, Mutant> _in;

    /// <summary>Takes those in that can be switched.</summary>
    public SwitchedSource(CoreSource source, IReadOnlyList<Mutant> mutants)
    {
        _source = source;
        _in = mutants.Where(mutant => IsSwitchable(PlaceOf(mutant))).ToDictionary(mutant => mutant.Number);
        var compilation = Compile();
        for (var errors = Errors(compilation); errors.Count > 0; compilation = Compile(), errors = Errors(compilation))
        {
            foreach (var number in errors.SelectMany(Guilty).ToList())
            {
                _in.Remove(number);
            }
        }

        Compilation = compilation;
    }

    /// <summary>What to emit.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Whether this mutant is in it.</summary>
    public bool Holds(Mutant mutant) => _in.ContainsKey(mutant.Number);

    private static List<Diagnostic> Errors(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>
    /// The mutants at the innermost place around an error, at every place around it where a variable lost its value;
    /// else those of the member that it lies in, statements and what assigns first.
    /// </summary>
    private static IEnumerable<int> Guilty(Diagnostic error)
    {
        var root = error.Location.SourceTree!.GetRoot();
        var node = root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        var around = node.AncestorsAndSelf().Where(outer => outer.HasAnnotations(Place)).ToList();
        var places = around.Count switch
        {
            0 => Assigning([.. node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.GetAnnotatedNodes(Place)]),
            _ when error.Id == Unassigned => around,
            _ => around.Take(1),
        };
        return places
            .SelectMany(found => found.GetAnnotations(Place))
            .SelectMany(mark => mark.Data!.Split(',').Select(int.Parse));
    }

    private static List<SyntaxNode> Assigning(List<SyntaxNode> places)
    {
        var assigning = places.FindAll(place =>
            place is IfStatementSyntax { Else: not null }
            || place
                .DescendantNodes()
                .OfType<ArgumentSyntax>()
                .Any(to => to.RefKindKeyword.IsKind(SyntaxKind.OutKeyword))
        );
        return assigning.Count > 0 ? assigning : places;
    }

    private CSharpCompilation Compile() =>
        _source.With(
            _in.Values.GroupBy(mutant => mutant.Tree).ToDictionary(file => file.Key, Switched),
            CSharpSyntaxTree.ParseText(
                "#nullable enable\n" + SwitchSource,
                new CSharpParseOptions(LanguageVersion.Latest)
            )
        );

    private SyntaxTree Switched(IGrouping<SyntaxTree, Mutant> file)
    {
        var places = file.ToLookup(PlaceOf);
        var meaning = _source.Meaning(file.Key);
        var root = file
            .Key.GetRoot()
            .ReplaceNodes(
                places.Select(place => place.Key),
                (before, inside) => Marked(Switched(before, inside, [.. places[before]], meaning), places[before])
            );
        return file.Key.WithRootAndOptions(root, file.Key.Options);
    }

    private static SyntaxNode Marked(SyntaxNode node, IEnumerable<Mutant> mutants) =>
        node.WithAdditionalAnnotations(
            new SyntaxAnnotation(Place, string.Join(',', mutants.Select(mutant => mutant.Number)))
        );

    /// <summary>The node that is written twice: the changed one, or the nearest around it that can be chosen.</summary>
    private static SyntaxNode PlaceOf(Mutant mutant)
    {
        var node = mutant.Before;
        if (node is StatementSyntax or WhenClauseSyntax)
        {
            return node;
        }

        if (node.FirstAncestorOrSelf<PatternSyntax>() is { } pattern)
        {
            return pattern.Ancestors().First(around => around is ExpressionSyntax or SwitchLabelSyntax);
        }

        return node.Parent is ExpressionStatementSyntax statement ? statement : node;
    }

    /// <summary>
    /// A variable that is declared in what is written twice would be declared twice; one that a pattern or the second
    /// half of a condition declares has a value only where that, unturned, is known to hold.
    /// </summary>
    private static bool IsSwitchable(SyntaxNode place)
    {
        var variables = Condition(place).DescendantNodes().OfType<SingleVariableDesignationSyntax>().ToList();
        return place is not SwitchLabelSyntax
            && (
                IsTurned(place) && !IsLogical(place)
                    ? variables.TrueForAll(variable => variable.Parent is DeclarationExpressionSyntax)
                    : variables.Count == 0
            );
    }

    private static SyntaxNode Condition(SyntaxNode place) =>
        place switch
        {
            IfStatementSyntax test => test.Condition,
            WhileStatementSyntax loop => loop.Condition,
            WhenClauseSyntax clause => clause.Condition,
            _ => place,
        };

    /// <summary>Whether the mutant is the opposite, which needs not be written twice.</summary>
    private static bool IsTurned(SyntaxNode place) =>
        place is IfStatementSyntax or WhileStatementSyntax or WhenClauseSyntax
        || IsLogical(place)
        || place.Kind()
            is SyntaxKind.LogicalNotExpression
                or SyntaxKind.EqualsExpression
                or SyntaxKind.NotEqualsExpression;

    private static bool IsLogical(SyntaxNode place) =>
        place.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression;

    private static SyntaxNode Switched(SyntaxNode before, SyntaxNode inside, Mutant[] mutants, SemanticModel meaning) =>
        inside switch
        {
            IfStatementSyntax test => test.WithCondition(Turned(mutants[0], test.Condition)),
            WhileStatementSyntax loop => loop.WithCondition(Turned(mutants[0], loop.Condition)),
            WhenClauseSyntax clause => clause.WithCondition(Turned(mutants[0], clause.Condition)),
            BinaryExpressionSyntax both when IsLogical(both) => Turned(mutants[0], OfTurned(mutants[0], both)),
            ExpressionSyntax turned when IsTurned(before) => Turned(mutants[0], turned),
            StatementSyntax statement => Chosen(before, statement, mutants),
            ExpressionSyntax when before.Parent is ForStatementSyntax step && step.Incrementors.Contains(before) =>
                AssignmentExpression(
                    SyntaxKind.SimpleAssignmentExpression,
                    IdentifierName("_"),
                    Chosen(before, (ExpressionSyntax)inside, mutants)
                ),
            ExpressionSyntax expression => Typed(before, Chosen(before, expression, mutants), meaning),
            _ => throw new InvalidOperationException($"Nothing is known of switching a {before.Kind()}."),
        };

    /// <summary>a || b is not (not a &amp;&amp; not b), and the other way round.</summary>
    private static BinaryExpressionSyntax OfTurned(Mutant mutant, BinaryExpressionSyntax both) =>
        both.WithLeft(Turned(mutant, both.Left)).WithRight(Turned(mutant, both.Right));

    private static StatementSyntax Chosen(SyntaxNode before, StatementSyntax statement, Mutant[] mutants) =>
        mutants.Aggregate(
            statement,
            (rest, mutant) =>
                IfStatement(IsAwake(mutant), Block(Changed<StatementSyntax>(before, mutant)))
                    .WithElse(ElseClause(Block(rest)))
        );

    private static ParenthesizedExpressionSyntax Chosen(
        SyntaxNode before,
        ExpressionSyntax expression,
        Mutant[] mutants
    ) =>
        mutants.Aggregate(
            ParenthesizedExpression(expression.WithoutTrivia()),
            (rest, mutant) =>
                ParenthesizedExpression(
                    ConditionalExpression(
                        IsAwake(mutant),
                        ParenthesizedExpression(Changed<ExpressionSyntax>(before, mutant)),
                        rest
                    )
                )
        );

    private static T Changed<T>(SyntaxNode before, Mutant mutant)
        where T : SyntaxNode =>
        (T)(before == mutant.Before ? mutant.After : before.ReplaceNode(mutant.Before, mutant.After)).WithoutTrivia();

    private static ParenthesizedExpressionSyntax Turned(Mutant mutant, ExpressionSyntax condition) =>
        ParenthesizedExpression(
            BinaryExpression(
                SyntaxKind.ExclusiveOrExpression,
                IsAwake(mutant),
                ParenthesizedExpression(condition.WithoutTrivia())
            )
        );

    /// <summary>A number becomes any type of number without being asked; a choice of two does not.</summary>
    private static ExpressionSyntax Typed(SyntaxNode before, ExpressionSyntax choice, SemanticModel meaning) =>
        before.IsKind(SyntaxKind.NumericLiteralExpression)
        && meaning.GetTypeInfo(before).ConvertedType is { SpecialType: not SpecialType.None } type
            ? ParenthesizedExpression(CastExpression(ParseTypeName(type.ToDisplayString()), choice))
            : choice;

    private static ExpressionSyntax IsAwake(Mutant mutant) => ParseExpression($"global::{Switch}.Is({mutant.Number})");
}
