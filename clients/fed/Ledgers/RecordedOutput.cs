using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary>The answer to a recording, a correction or a void.</summary>
/// <param name="parsed">Where to write, and in which language.</param>
/// <param name="json">As JSON.</param>
/// <param name="doneVi">What was done, in Vietnamese.</param>
/// <param name="doneEn">What was done, in English.</param>
internal sealed class RecordedOutput(
    ParseResult parsed,
    bool json,
    string doneVi = "đã ghi",
    string doneEn = "recorded"
)
{
    /// <param name="response">What the ledger answered.</param>
    /// <param name="understood">The activity as it stands in the request; null where none was sent.</param>
    /// <param name="now">
    /// What somebody joined or left, as the ledger holds it: shown instead of what was sent. Null: nothing of the kind.
    /// </param>
    public void Write(RecordResponse response, ActivityText? understood = null, StandingActivity? now = null)
    {
        var output = parsed.InvocationConfiguration.Output;
        output.WriteLine(json ? Json(response, now) : Text(response));
        if (!json && response.Overruled.Count > 0)
        {
            var rules = string.Join(", ", response.Overruled.Select(one => $"{one.Rule} ({one.Indicator})"));
            output.WriteLine(
                "  " + CommonOptions.LanguageOf(parsed).Of($"đã bỏ qua cảnh báo: {rules}", $"overruled: rule {rules}")
            );
        }

        var isDone = response is { AlreadyRecorded: false, FromNationsCopy: false };
        foreach (var line in json ? [] : Echo(understood, now, isDone, CommonOptions.LanguageOf(parsed)))
        {
            output.WriteLine("  " + line);
        }
    }

    /// <summary>The question whether it is the same as one of these, as the end of the command.</summary>
    public FedException Asked(LikelyDuplicates duplicates, string id)
    {
        if (json)
        {
            parsed.InvocationConfiguration.Output.WriteLine(DuplicateText.Json(duplicates, id));
        }

        return FedException.Refused([.. DuplicateText.Lines(duplicates, id, CommonOptions.LanguageOf(parsed))]);
    }

    private static IEnumerable<string> Echo(
        ActivityText? understood,
        StandingActivity? now,
        bool isDone,
        Language language
    ) =>
        now is not null ? now.Lines(language, isDone)
        : understood is not null ? [ActivityEcho.Of(understood, language)]
        : [];

    private string Text(RecordResponse response)
    {
        var language = CommonOptions.LanguageOf(parsed);
        var entry = $"{response.EntryNumber}";
        return response.FromNationsCopy
                ? language.Of(
                    $"{response.Id}: {doneVi} từ trước, theo bản của trung ương (mục {entry}), không có gì thay đổi",
                    $"{response.Id}: {doneEn} before, known from the nation's copy (entry {entry}), nothing changed"
                )
            : response.AlreadyRecorded
                ? language.Of(
                    $"{response.Id}: {doneVi} từ trước (mục {entry}, lần sửa {response.Revision}), không có gì "
                        + "thay đổi",
                    $"{response.Id}: {doneEn} before (entry {entry}, revision {response.Revision}), nothing changed"
                )
            : response.Joined.Length > 0
                ? language.Of(
                    $"{response.Id}: đã gộp vào {response.Joined} (mục {entry}, lần sửa {response.Revision}); số liệu "
                        + "của lực lượng chủ trì được giữ nguyên",
                    $"{response.Id}: joined {response.Joined} (entry {entry}, revision {response.Revision}); the "
                        + "amounts of its lead stand"
                )
            : language.Of(
                $"{response.Id}: {doneVi} (mục {entry}, lần sửa {response.Revision})",
                $"{response.Id}: {doneEn} (entry {entry}, revision {response.Revision})"
            );
    }

    private static string Json(RecordResponse response, StandingActivity? now) =>
        JsonLines.Object(json =>
        {
            json.WriteString("id", response.Id);
            json.WriteNumber("entry", response.EntryNumber);
            json.WriteNumber("revision", response.Revision);
            json.WriteBoolean("already_recorded", response.AlreadyRecorded);
            json.WriteBoolean("from_nations_copy", response.FromNationsCopy);
            OverruledJson.Write(json, response.Overruled);
            json.WriteTextOrNull("joined", response.Joined);
            now?.Write(json);
        });
}
