using System.Text.RegularExpressions;
using Google.Rpc;
using Grpc.Core;

namespace Federation.Fed.Cli;

/// <summary>What a server's refusal means to the person at the command line.</summary>
internal static partial class CallErrors
{
    /// <summary>
    /// A line per field violation where the server named fields, else one line with its message; unreachable servers
    /// and programs that are none exit with <see cref="ExitCode.NotReachable"/>, all else with
    /// <see cref="ExitCode.Refused"/>.
    /// </summary>
    /// <param name="error">What the call ended with.</param>
    /// <param name="asked">The addresses that were asked, for the message.</param>
    /// <param name="language">Of what a server refused.</param>
    public static FedException Translate(RpcException error, string asked, Language language = Language.En)
    {
        if (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            var why = error.Status.Detail.Length == 0 ? $"{error.StatusCode}" : OneLine(error.Status.Detail);
            return FedException.NotReachable($"not reachable: {asked}: is it running there? ({why})");
        }

        if (Strangeness(error) is { } strange)
        {
            return FedException.NotReachable(
                $"what answers at {asked} is no Federation server ({strange}): give the gRPC address of one, as fed up "
                    + "prints it."
            );
        }

        var violations = error.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations;
        if (violations is { Count: > 0 })
        {
            var isWarning = error.StatusCode == StatusCode.FailedPrecondition && violations.All(IsWarning);
            string?[] ways = isWarning
                ?
                [
                    language.Of(
                        "nếu số này đúng, gửi lại với --overrule MÃ:LÝ DO",
                        "if it is right, say it again with --overrule CODE:WHY"
                    ),
                ]
                : [];
            var hints = violations
                .SelectMany(violation => new[] { CodeHint(violation.Field), NextStep(violation.Description, language) })
                .Concat(ways)
                .OfType<string>()
                .Distinct();
            return FedException.Refused([.. violations.Select(violation => Line(violation, language)), .. hints]);
        }

        var said = RefusalTexts.Of(OneLine(error.Status.Detail), language);
        return FedException.Refused($"{Named(error.StatusCode, language)}: {said}");
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

    /// <summary>What is wrong with an answer that no server of ours gives; null: one may have given it.</summary>
    private static string? Strangeness(RpcException error)
    {
        string[] beginnings = ["Error starting gRPC call. ", "Bad gRPC response. "];
        var detail = OneLine(error.Status.Detail);
        return beginnings.FirstOrDefault(one => detail.StartsWith(one, StringComparison.Ordinal)) is { } beginning
            ? detail[beginning.Length..].Split(". ")[0].TrimEnd('.').Replace("HttpRequestException: ", "")
            : null;
    }

    private static bool IsWarning(BadRequest.Types.FieldViolation violation) =>
        violation.Description.Contains("overrule this warning", StringComparison.Ordinal);

    private static string Line(BadRequest.Types.FieldViolation violation, Language language)
    {
        var said = Verdict(violation, language) + RefusalTexts.Of(OneLine(violation.Description), language);
        return violation.Field.Length == 0
            ? said
            : $"{RefusalTexts.Field(InWords(violation.Field), language)}: "
                + AmountIndex().Replace(said, match => Counted(match, language));
    }

    /// <summary>A warning and a hard limit read alike: which of both it is stands before it.</summary>
    private static string Verdict(BadRequest.Types.FieldViolation violation, Language language) =>
        IsWarning(violation)
            ? language.Of("cảnh báo, bỏ qua được nếu số đúng: ", "a warning, to be overruled if it is right: ")
        : violation.Description.StartsWith("rule ", StringComparison.Ordinal)
            ? language.Of("giới hạn cứng, không bỏ qua được, hãy sửa số: ", "a hard limit, correct the amount: ")
        : "";

    /// <summary>A server counts amounts from 0, people from 1.</summary>
    private static string Counted(Match match, Language language) =>
        int.TryParse(match.Groups["index"].Value, out var zero)
            ? $"{language.Of("số liệu", "amount")} {zero + 1}"
            : match.Value;

    /// <summary>What to look at after a refusal that does not say it itself.</summary>
    private static string? NextStep(string description, Language language) =>
        description.Contains("takes no part in it", StringComparison.Ordinal)
        || description.Contains("was voided by entry", StringComparison.Ordinal)
            ? language.Of(
                "những gì chờ xác nhận: fed pending --as LỰC_LƯỢNG",
                "what waits for a force: fed pending --as FORCE"
            )
        : description.Contains("cannot be drawn on", StringComparison.Ordinal)
            ? language.Of("các số gộp và phần còn lại: fed list", "lumps and what they hold: fed list")
        : null;

    [GeneratedRegex(@"\bamounts\[(?<index>[0-9]+)\]", RegexOptions.ExplicitCapture, PlaceText.TimeoutMilliseconds)]
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

    private static string Named(StatusCode code, Language language) =>
        code switch
        {
            StatusCode.AlreadyExists => language.Of("đã ghi khác", "already recorded otherwise"),
            StatusCode.NotFound => language.Of("không tìm thấy", "not found"),
            StatusCode.FailedPrecondition or StatusCode.OutOfRange or StatusCode.InvalidArgument => language.Of(
                "bị từ chối",
                "refused"
            ),
            StatusCode.PermissionDenied => language.Of("không được phép", "not permitted"),
            StatusCode.Unauthenticated => language.Of("không rõ ai hỏi", "who asks is not known"),
            StatusCode.ResourceExhausted => language.Of("quá lớn hoặc quá nhiều", "too large or too much"),
            _ => language.Of($"máy chủ gặp lỗi ({code})", $"the server failed ({code})"),
        };
}
