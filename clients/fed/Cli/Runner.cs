using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Grpc.Core;

namespace Federation.Fed.Cli;

/// <summary>Parses, runs, and turns every expected end into lines and an exit code.</summary>
internal static class Runner
{
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command line. Ctrl-C and SIGTERM cancel it; the command then ends what it started.</summary>
    /// <returns>One of <see cref="ExitCode"/>, or 1 after a bug, which is shown whole.</returns>
    public static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> args, Screen screen)
    {
        var parsed = root.Parse(args, Parser);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction or null)
        {
            return WrongUsage(parsed, screen);
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        try
        {
            return await parsed.InvokeAsync(Configuration(screen), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
        catch (RpcException refusal) when (WrongNode.IsSaidBy(refusal))
        {
            return Report(await WrongNode.ExplainAsync(refusal, parsed, CancellationToken.None), screen, parsed);
        }
        catch (RpcException refusal)
        {
            return Report(
                CallErrors.Translate(refusal, Asked(parsed), CommonOptions.LanguageOf(parsed)),
                screen,
                parsed
            );
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return Report(FedException.Usage(unusable.Message.ReplaceLineEndings(" ")), screen, parsed);
        }
        catch (FedException expected)
        {
            return Report(expected, screen, parsed);
        }

        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static InvocationConfiguration Configuration(Screen screen) =>
        new()
        {
            Output = screen.Output,
            Error = screen.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };

    private static string Asked(ParseResult parsed)
    {
        var options = parsed
            .CommandResult.Children.OfType<OptionResult>()
            .Where(o => o.Option.Name is "--edge" or "--nation");
        return string.Join(',', options.SelectMany(option => option.Tokens).Select(token => token.Value));
    }

    private static int WrongUsage(ParseResult parsed, Screen screen)
    {
        var language = CommonOptions.LanguageOf(parsed);
        foreach (var error in parsed.Errors)
        {
            screen.Error.WriteLine("fed: " + UsageTexts.Fault(Text(error, parsed), language));
        }

        var path = CommandPath.Of(parsed.CommandResult.Command);
        screen.Error.WriteLine("fed: " + UsageTexts.Fault($"how it is used: {path} --help", language));
        return ExitCode.WrongUsage;
    }

    /// <summary>The parser's own sentence names no missing argument: say which, and show how it is written.</summary>
    private static string Text(ParseError error, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var missing = command.Arguments.FirstOrDefault(argument =>
            argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 }
        );
        var isOfArgument = error.SymbolResult is ArgumentResult or CommandResult;
        return missing is not null && isOfArgument && error.Message.Contains("missing", StringComparison.Ordinal)
            ? $"{missing.Name} is missing: {missing.Description} Example: {(command as ExampledCommand)?.Examples[0]}"
            : error.Message;
    }

    private static int Report(FedException expected, Screen screen, ParseResult parsed)
    {
        foreach (var line in expected.Lines)
        {
            screen.Error.WriteLine("fed: " + UsageTexts.Fault(line, CommonOptions.LanguageOf(parsed)));
        }

        return expected.ExitCode;
    }
}
