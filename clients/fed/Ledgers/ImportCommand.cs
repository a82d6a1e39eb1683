using System.CommandLine;
using System.CommandLine.Parsing;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Google.Protobuf;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed import</c>: a file of published figures into a ledger, or one import taken back.</summary>
internal static class ImportCommand
{
    private const int ChunkBytes = 48 * 1024;

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "import",
            "Imports a file of figures, or takes an import back.",
            "The file has the columns area,from,to,forces,indicator,qualifier,amount. Each line is an amount on "
                + "its days and forces, added like an activity. All of the file is recorded, or nothing; the same file "
                + "again changes nothing.",
            "fed import cao-loc.csv --edge http://127.0.0.1:5120 --dry-run",
            "fed import cao-loc.csv --edge http://127.0.0.1:5120",
            "fed import cao-loc-revised.csv --edge http://127.0.0.1:5120 --replace",
            "fed import --undo 7d444840-9dc0-81d1-b245-5ffdce74fad2 --edge http://127.0.0.1:5120"
        );
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "UTF-8, decimal point, no grouping; at most 16 MiB and 100,000 lines.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var edge = CommonOptions.Edge(required: true);
        var dryRun = new Option<bool>("--dry-run") { Description = "Check and report every line, record nothing." };
        var add = new Option<bool>("--add") { Description = "Add a line beside an earlier amount of the same key." };
        var replace = new Option<bool>("--replace")
        {
            Description = "Let a line replace an earlier amount of its key.",
        };
        var undo = new Option<string?>("--undo")
        {
            HelpName = "IMPORT",
            Description = "Take back what this import did.",
        };
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("every line's outcome");
        command.Add(file);
        Option[] options = [edge, dryRun, add, replace, undo, claim, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.Validators.Add(result => Check(result, file, undo, add, replace));
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var connection = new EdgeClient(parsed.GetRequiredValue(edge)!, who);
                var header = new ImportHeader
                {
                    FileName = parsed.GetValue(file)?.Name ?? "",
                    DryRun = parsed.GetValue(dryRun),
                    Add = parsed.GetValue(add),
                    Replace = parsed.GetValue(replace),
                };
                var response = parsed.GetValue(undo) is { } import
                    ? await UndoAsync(connection, import, cancellationToken)
                    : await SendAsync(connection, header, parsed, parsed.GetValue(file)!, cancellationToken);
                var output = new ImportOutput(parsed, parsed.GetValue(json), header.DryRun);
                return output.Write(response);
            }
        );
        return command;
    }

    private static void Check(
        CommandResult result,
        Argument<FileInfo?> file,
        Option<string?> undo,
        Option<bool> add,
        Option<bool> replace
    )
    {
        if (result.GetValue(file) is null == result.GetValue(undo) is null)
        {
            result.AddError("give either FILE or --undo IMPORT.");
        }

        if (result.GetValue(add) && result.GetValue(replace))
        {
            result.AddError("--add and --replace exclude each other.");
        }
    }

    private static async Task<ImportResponse> UndoAsync(
        EdgeClient edge,
        string import,
        CancellationToken cancellationToken
    ) =>
        await edge.Ledger.UndoImportAsync(
            new UndoImportRequest { ImportId = import },
            edge.Within(CallSettings.ImportTimeout, cancellationToken)
        );

    private static async Task<ImportResponse> SendAsync(
        EdgeClient edge,
        ImportHeader header,
        ParseResult parsed,
        FileInfo file,
        CancellationToken cancellationToken
    )
    {
        if (!file.Exists)
        {
            throw FedException.Usage($"there is no file '{file}'");
        }

        await using var content = file.OpenRead();
        return await Progress.RunAsync(
            Screen.Of(parsed),
            file.Name,
            async report =>
            {
                using var call = edge.Ledger.Import(edge.Within(CallSettings.ImportTimeout, cancellationToken));
                await SendPartsAsync(call.RequestStream, header, content, report, cancellationToken);
                return await call.ResponseAsync;
            }
        );
    }

    private static async Task SendPartsAsync(
        Grpc.Core.IClientStreamWriter<ImportRequest> parts,
        ImportHeader header,
        FileStream content,
        Action<double> report,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await parts.WriteAsync(new ImportRequest { Header = header }, cancellationToken);
            var buffer = new byte[ChunkBytes];
            for (var sent = 0L; ; )
            {
                var read = await content.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken);
                if (read == 0)
                {
                    break;
                }

                var chunk = ByteString.CopyFrom(buffer, 0, read);
                await parts.WriteAsync(new ImportRequest { Chunk = chunk }, cancellationToken);
                sent += read;
                report((double)sent / Math.Max(1, content.Length));
            }

            await parts.CompleteAsync();
        }
        catch (Exception ended) when (ended is InvalidOperationException or Grpc.Core.RpcException)
        {
            // The server answered before it had all: its answer or refusal says why.
        }
    }
}
