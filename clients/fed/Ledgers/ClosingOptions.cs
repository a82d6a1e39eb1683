using System.CommandLine;
using Federation.Client;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Grpc.Core;
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

    /// <summary>Asks the ledger, and writes its answer.</summary>
    /// <param name="parsed">Whom to ask, where to write, and in which language.</param>
    /// <param name="id">The closing's or reopening's own.</param>
    /// <param name="done">What was done, in words.</param>
    /// <param name="ask">The call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SendAsync(
        ParseResult parsed,
        string id,
        string done,
        Func<Ledger.LedgerClient, CallOptions, AsyncUnaryCall<CloseResponse>> ask,
        CancellationToken cancellationToken
    )
    {
        using var edge = new EdgeClient(parsed.GetRequiredValue(_edge)!, parsed.GetValue(_claim) ?? Claim.Operator);
        var call = ask(edge.Ledger, edge.Within(CallSettings.AnswerTimeout, cancellationToken));
        Write(parsed, await CallErrors.WrittenAsync(call, edge.Address, id), done);
    }

    /// <summary>Says what other forces have still to confirm in the days that were closed; not among JSON.</summary>
    /// <param name="parsed">Whom to ask, where to write, and in which language.</param>
    /// <param name="through">The last day.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SayPendingAsync(ParseResult parsed, string through, CancellationToken cancellationToken)
    {
        var claim = parsed.GetValue(_claim) ?? Claim.Operator;
        var force = Forces.TryParse(ForceOf(parsed), out var named) ? named : claim.Force;
        if (parsed.GetValue(_json) || force is not { } lead)
        {
            return;
        }

        using var edge = new EdgeClient(parsed.GetRequiredValue(_edge)!, claim);
        var count = await StillPending.CountAsync(edge, lead, AreaOf(parsed), through, cancellationToken);
        if (StillPending.Text(count, CommonOptions.LanguageOf(parsed)) is { Length: > 0 } text)
        {
            parsed.InvocationConfiguration.Output.WriteLine(text);
        }
    }

    private void Write(ParseResult parsed, CloseResponse response, string done)
    {
        var language = CommonOptions.LanguageOf(parsed);
        var (id, entry, amounts) = (response.Id, response.EntryNumber, response.Amounts);
        var text = response.AlreadyRecorded
            ? language.Of(
                $"{id}: {done} từ trước (mục {entry}), không có gì thay đổi",
                $"{id}: {done} before (entry {entry}), nothing changed"
            )
            : language.Of(
                $"{id}: {done} (mục {entry}, {amounts} số liệu)",
                $"{id}: {done} (entry {entry}, {English.Count(amounts, "amount")})"
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
