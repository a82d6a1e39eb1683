using System.Text.RegularExpressions;
using Google.Rpc;
using Grpc.Core;

namespace Federation.Fed.Cli;

/// <summary>What a server's refusal means to the person at the command line.</summary>
internal static partial class CallErrors
{
    /// <summary>
    /// A line per field violation where the server named fields, else one line with its message; unreachable servers
    /// exit with <see cref="ExitCode.NotReachable"/>, all else with <see cref="ExitCode.Refused"/>.
    /// </summary>
    /// <param name="error">What the call ended with.</param>
    /// <param name="asked">The addresses that were asked, for the message.</param>
    public static FedException Translate(RpcException error, string asked)
    {
        if (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            var why = error.Status.Detail.Length == 0 ? $"{error.StatusCode}" : OneLine(error.Status.Detail);
            return FedException.NotReachable($"not reachable: {asked}: is it running there? ({why})");
        }

        var violations = error.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations;
        if (violations is { Count: > 0 })
        {
            var isWarning = error.StatusCode == StatusCode.FailedPrecondition && violations.All(IsWarning);
            string?[] ways = isWarning ? ["if it is right, say it again with --overrule CODE:WHY"] : [];
            var hints = violations
                .Select(violation => CodeHint(violation.Field))
                .Concat(ways)
                .OfType<string>()
                .Distinct();
            return FedException.Refused([.. violations.Select(Line), .. hints]);
        }

        return FedException.Refused($"{Named(error.StatusCode)}: {OneLine(error.Status.Detail)}");
    }

    /// <summary>
    /// The answer of a call that writes. Where none came it may have been written: the message says how to ask again
    /// so that it is done once.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="asked">The address that was asked, for the message.</param>
    /// <param name="id">The id that makes a retry recognisable.</param>
    /// <exception cref="FedException">No answer came.</exception>
    public static async Task<T> WrittenAsync<T>(AsyncUnaryCall<T> call, Uri asked, string id)
    {
        try
        {
            return await call;
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            throw FedException.NotReachable([
                .. Translate(error, asked.GetLeftPart(UriPartial.Authority)).Lines,
                $"whether it was recorded is not known: say it again with --id {id}, and it is recorded once",
            ]);
        }
    }

    private static bool IsWarning(BadRequest.Types.FieldViolation violation) =>
        violation.Description.Contains("overrule this warning", StringComparison.Ordinal);

    private static string Line(BadRequest.Types.FieldViolation violation) =>
        violation.Field.Length == 0
            ? OneLine(violation.Description)
            : $"{InWords(violation.Field)}: {AmountIndex().Replace(OneLine(violation.Description), Counted)}";

    /// <summary>A server counts amounts from 0, people from 1.</summary>
    private static string Counted(Match match) =>
        int.TryParse(match.Groups["index"].Value, out var zero) ? $"amount {zero + 1}" : match.Value;

    [GeneratedRegex(@"\bamounts\[(?<index>[0-9]+)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AmountIndex();

    /// <summary><c>amount 2, indicator</c> of <c>amounts[1].indicator</c>; any other field is its own name.</summary>
    internal static string InWords(string field) =>
        field.Split('[', ']') is ["amounts", var index, ['.', .. var part]] && int.TryParse(index, out var zero)
            ? $"amount {zero + 1}, {part}"
            : field;

    /// <summary>Where the valid codes of a field are listed; null where it takes no code of a catalogue.</summary>
    public static string? CodeHint(string field) =>
        field.EndsWith("indicator", StringComparison.Ordinal) || field.EndsWith("indicators", StringComparison.Ordinal)
            ? "codes of indicators: fed indicators --find TEXT"
        : field.EndsWith("area", StringComparison.Ordinal) ? "codes of areas: fed areas [PARENT] --day DAY --find TEXT"
        : null;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Named(StatusCode code) =>
        code switch
        {
            StatusCode.AlreadyExists => "already recorded otherwise",
            StatusCode.NotFound => "not found",
            StatusCode.FailedPrecondition or StatusCode.OutOfRange => "refused",
            StatusCode.InvalidArgument => "refused",
            StatusCode.PermissionDenied => "not permitted",
            StatusCode.Unauthenticated => "who asks is not known",
            StatusCode.ResourceExhausted => "too large or too much",
            _ => $"the server failed ({code})",
        };
}
