using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit.Sdk;
using Xunit.v3;

namespace Federation.Mutation;

/// <summary>
/// Runs the tests of a program in this process, one after the other, as often as it is asked. It knows facts and
/// theories and nothing more of xunit: what it runs has no fixture.
/// </summary>
internal sealed class TestBench
{
    /// <summary>Asks for a <see cref="TestMap"/>; any other question is a mutant's number and tests.</summary>
    public const string MapQuestion = "map";

    /// <summary>The answer where every test passed; any other names the test that did not.</summary>
    public const string Passed = "passed";

    private readonly Assembly _tests;
    private readonly Assembly _core;
    private readonly Type? _switch;
    private readonly MethodInfo[] _methods;

    /// <param name="program">The assembly of the tests; the changed one lies beside it.</param>
    /// <param name="within">The beginning of the namespaces whose tests are meant.</param>
    public TestBench(string program, string within)
    {
        _tests = Assembly.LoadFrom(program);
        _core = Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(program)!, CoreSource.AssemblyFile));
        _switch = _core.GetType(SwitchedSource.Switch);
        _methods =
        [
            .. _tests
                .GetTypes()
                .Where(type => type.Namespace?.StartsWith(within, StringComparison.Ordinal) == true)
                .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public))
                .Where(method => method.GetCustomAttributes().OfType<IFactAttribute>().Any())
                .OrderBy(NameOf, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Answers what is asked, a line for a line, and ends the process where there is no more: also while a test hangs.
    /// </summary>
    public void Serve(TextReader questions, TextWriter answers)
    {
        using var asked = new BlockingCollection<string>();
        var reader = new Thread(() =>
        {
            while (questions.ReadLine() is { } question)
            {
                asked.Add(question);
            }

            Environment.Exit(0);
        })
        {
            IsBackground = true,
        };
        reader.Start();
        foreach (var question in asked.GetConsumingEnumerable())
        {
            answers.WriteLine(question == MapQuestion ? JsonSerializer.Serialize(Map()) : Run(question));
            answers.Flush();
        }
    }

    private string Run(string question)
    {
        var numbers = question.Split(' ').Select(int.Parse).ToList();
        _switch?.GetField("Awake", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, numbers[0]);
        return numbers.Skip(1).Select(test => Failure(_methods[test])).FirstOrDefault(failure => failure is not null)
            ?? Passed;
    }

    private TestMap Map()
    {
        var atStart = Reached(() =>
        {
            foreach (
                var type in _core.GetTypes().Concat(_tests.GetTypes()).Where(type => !type.IsGenericTypeDefinition)
            )
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
        });
        return new TestMap(atStart, [.. _methods.Select(Measured)]);
    }

    private ReachedByTest Measured(MethodInfo method)
    {
        string? failure = null;
        var watch = Stopwatch.StartNew();
        var reached = Reached(() => failure = Failure(method));
        return new ReachedByTest(NameOf(method), failure, watch.ElapsedMilliseconds, reached);
    }

    private int[] Reached(Action action)
    {
        var field = _switch!.GetField("Reached", BindingFlags.Static | BindingFlags.NonPublic)!;
        var reached = new bool[1 << 16];
        field.SetValue(null, reached);
        action();
        field.SetValue(null, null);
        return [.. Enumerable.Range(0, reached.Length).Where(number => reached[number])];
    }

    /// <summary>How a test fails; null where it passes.</summary>
    private static string? Failure(MethodInfo method)
    {
        try
        {
            var types = Array.ConvertAll(method.GetParameters(), parameter => parameter.ParameterType);
            foreach (var arguments in Rows(method))
            {
                var test = Activator.CreateInstance(method.DeclaringType!);
                using var owned = test as IDisposable;
                if (method.Invoke(test, TypeHelper.ConvertArguments(arguments, types)) is Task running)
                {
                    running.GetAwaiter().GetResult();
                }
            }

            return null;
        }
#pragma warning disable CA1031 // Whatever a mutant makes a test throw, it was noticed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"{NameOf(method)}: {(exception.InnerException ?? exception).GetType().Name}";
        }
    }

    /// <exception cref="InvalidOperationException">A theory without a row would pass whatever it says.</exception>
    private static List<object?[]> Rows(MethodInfo method)
    {
        var data = method.GetCustomAttributes().OfType<IDataAttribute>().ToList();
        if (data.Count == 0)
        {
            return
            [
                [],
            ];
        }

        var rows = data.SelectMany(source => RowsOf(source, method)).ToList();
        return rows.Count > 0 ? rows : throw new InvalidOperationException($"{NameOf(method)} has no rows.");
    }

    private static IEnumerable<object?[]> RowsOf(IDataAttribute source, MethodInfo method)
    {
        if (source is MemberDataAttributeBase member)
        {
            member.MemberType ??= method.DeclaringType;
        }

        return source
            .GetData(method, new DisposalTracker())
            .AsTask()
            .GetAwaiter()
            .GetResult()
            .Select(row => row.GetData());
    }

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
