using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Command = System.CommandLine.Command;

namespace Federation.Fed.Ledgers;

/// <summary>The options that <c>fed close</c> and <c>fed reopen</c> share, and their answer.</summary>
internal sealed class ClosingOptions
{
    private readonly Option<string> _area = new("--area")
    {
        HelpName = "CODE",
        Description = "A province, a district or commune, or a post; all below it is meant too.",
        Required = true,
    };

    private readonly Option<string?> _force = new("--force")
    {
        HelpName = "FORCE",
        Description = "Whose commander says so; left out: the force of --as. Only that force itself can.",
    };

    private readonly Option<string?> _id = new("--id")
    {
        HelpName = "UUID",
        Description = "Its own id, for a safe retry. Left out: a new one.",
    };

    private readonly Option<Uri?> _edge = CommonOptions.Edge(required: true);
    private readonly Option<Claim?> _claim = CommonOptions.As("operator");
    private readonly Option<bool> _json = CommonOptions.Json("the answer");

    public void AddTo(Command command)
    {
        command.Add(_area);
        command.Add(_force);
        command.Add(_edge);
        command.Add(_claim);
        command.Add(_id);
        command.Add(_json);
    }

    public string AreaOf(ParseResult parsed) => parsed.GetRequiredValue(_area);

    public string ForceOf(ParseResult parsed) => parsed.GetValue(_force) ?? "";

    public string IdOf(ParseResult parsed) => parsed.GetValue(_id) ?? Guid.CreateVersion7().ToString();

    public EdgeClient Connect(ParseResult parsed) =>
        new(parsed.GetRequiredValue(_edge)!, parsed.GetValue(_claim) ?? Claim.Operator);

    /// <param name="parsed">Where to write, and in which language.</param>
    /// <param name="response">What the ledger answered.</param>
    /// <param name="vi">What was done, in Vietnamese.</param>
    /// <param name="en">What was done, in English.</param>
    public void Write(ParseResult parsed, CloseResponse response, string vi, string en)
    {
        var language = CommonOptions.LanguageOf(parsed);
        var (id, entry, amounts) = (response.Id, response.EntryNumber, response.Amounts);
        var text = response.AlreadyRecorded
            ? language.Of(
                $"{id}: {vi} từ trước (mục {entry}), không có gì thay đổi",
                $"{id}: {en} before (entry {entry}), nothing changed"
            )
            : language.Of(
                $"{id}: {vi} (mục {entry}, {amounts} số liệu)",
                $"{id}: {en} (entry {entry}, {amounts} amounts)"
            );
        parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(_json) ? Json(response) : text);
    }

    private static string Json(CloseResponse response) =>
        JsonLines.Object(json =>
        {
            json.WriteString("id", response.Id);
            json.WriteNumber("entry", response.EntryNumber);
            json.WriteNumber("amounts", response.Amounts);
            json.WriteBoolean("already_recorded", response.AlreadyRecorded);
        });
}
