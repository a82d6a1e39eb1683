using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary>The answer to a recording, a correction or a void.</summary>
internal sealed class RecordedOutput(ParseResult parsed, bool json)
{
    public void Write(RecordResponse response) =>
        parsed.InvocationConfiguration.Output.WriteLine(json ? Json(response) : Text(response));

    private string Text(RecordResponse response)
    {
        var language = CommonOptions.LanguageOf(parsed);
        var entry = $"{response.EntryNumber}";
        return response.AlreadyRecorded
            ? language.Of(
                $"{response.Id}: đã ghi từ trước (mục {entry}, lần sửa {response.Revision}), không có gì thay đổi",
                $"{response.Id}: had been recorded (entry {entry}, revision {response.Revision}), nothing changed"
            )
            : language.Of(
                $"{response.Id}: đã ghi (mục {entry}, lần sửa {response.Revision})",
                $"{response.Id}: recorded (entry {entry}, revision {response.Revision})"
            );
    }

    private static string Json(RecordResponse response) =>
        JsonLines.Object(json =>
        {
            json.WriteString("id", response.Id);
            json.WriteNumber("entry", response.EntryNumber);
            json.WriteNumber("revision", response.Revision);
            json.WriteBoolean("already_recorded", response.AlreadyRecorded);
        });
}
