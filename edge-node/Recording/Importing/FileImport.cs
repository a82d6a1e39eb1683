using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Recording.Importing;

/// <summary>Takes in a file, reads it, and has the ledger import all of it or nothing.</summary>
internal sealed class FileImport(EdgeLedgers ledgers, IOptions<ImportOptions> options, TimeProvider time) : IDisposable
{
    private const int AtOnceMax = 2;

    private readonly SemaphoreSlim _uploads = new(AtOnceMax);

    /// <summary>Imports, or checks and reports in a dry run.</summary>
    /// <exception cref="RpcException">
    /// The file is not what an import reads, or too much is imported at once.
    /// </exception>
    public async Task<ImportResponse> ImportAsync(
        IAsyncStreamReader<ImportRequest> stream,
        Claim by,
        CancellationToken cancellationToken
    )
    {
        // Each upload holds its file in memory: their number is bounded, and a further one is told so at once.
        if (!await _uploads.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            var message = $"{AtOnceMax} files are being imported. Nothing was recorded: try again when they are done.";
            throw new RpcException(new Status(StatusCode.ResourceExhausted, message));
        }

        try
        {
            var upload = await ReceiveAsync(stream, cancellationToken);
            var file = Read(upload, by);
            var ledger = OwnerOf(file);
            var plan = await ledger.Writer.RunAsync(open => open.Import(file), cancellationToken);
            return plan.Refusals.Count == 0 ? plan.ToResponse() : throw plan.Refusals.ToRpcException();
        }
        finally
        {
            _uploads.Release();
        }
    }

    /// <summary>Takes an import back.</summary>
    /// <exception cref="RpcException">There is no such import, or it was taken back.</exception>
    public async Task<ImportResponse> UndoAsync(UndoImport undo, CancellationToken cancellationToken)
    {
        var plan = await UndoAsync(ledgers.Current, undo, cancellationToken);
        foreach (var other in ledgers.All.Skip(1))
        {
            if (!plan.Refusals.Any(refusal => refusal.Code == RefusalCode.NotFound))
            {
                break;
            }

            plan = await UndoAsync(other, undo, cancellationToken);
        }

        return plan.Refusals.Count == 0 ? plan.ToResponse() : throw plan.Refusals.ToRpcException();
    }

    /// <inheritdoc/>
    public void Dispose() => _uploads.Dispose();

    private static Task<ImportPlan> UndoAsync(
        LedgerHost ledger,
        UndoImport undo,
        CancellationToken cancellationToken
    ) => ledger.Writer.RunAsync(open => open.Undo(undo), cancellationToken);

    /// <summary>The one ledger that the lines belong to, by their last days.</summary>
    /// <exception cref="RpcException">They belong to several: all of a file is recorded, or nothing.</exception>
    private LedgerHost OwnerOf(ImportFile file)
    {
        var owners = file
            .Rows.Select(row => (row.Line, Ledger: ledgers.Of(row.Area, row.To)))
            .DistinctBy(row => row.Ledger)
            .ToList();
        if (owners.Count > 1)
        {
            var lines = owners.Select(one => $"line {one.Line} to that of {EdgeLedgers.NameOf(one.Ledger)}");
            IReadOnlyList<Refusal> refusals =
            [
                new Refusal(
                    RefusalCode.OtherLedger,
                    "file",
                    Refusal.Shown(file.FileName),
                    $"The file belongs to {owners.Count} ledgers, {string.Join(", ", lines)}; all of a file is "
                        + "recorded in one, or nothing. Divide it by ledgers."
                ),
            ];
            throw refusals.ToRpcException();
        }

        return owners.Count == 0 ? ledgers.Current : owners[0].Ledger;
    }

    private async Task<FileUpload> ReceiveAsync(
        IAsyncStreamReader<ImportRequest> stream,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new CancellationTokenSource(options.Value.UploadTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FileUpload.ReceiveAsync(stream, options.Value.FileBytesMax, both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            var message = $"The file did not arrive within {options.Value.UploadTimeout}. Nothing was recorded.";
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, message));
        }
    }

    private ImportFile Read(FileUpload upload, Claim by)
    {
        if (CsvReading.Read(upload.Bytes, options.Value.LinesMax, out var lines) is { } problem)
        {
            IReadOnlyList<Refusal> refusals = [Refusal.Invalid(FieldOf(problem), "", problem.Message)];
            throw refusals.ToRpcException();
        }

        return new ImportFile(by, upload.Header.FileName, [.. lines.Select(ToRow)])
        {
            DryRun = upload.Header.DryRun,
            Add = upload.Header.Add,
            Replace = upload.Header.Replace,
        };
    }

    /// <summary><c>line 3</c>, or the field where it is the whole file.</summary>
    private static string FieldOf(CsvProblem problem) => problem.Line == 0 ? problem.Field : $"line {problem.Line}";

    private static LumpRow ToRow(CsvLine line) =>
        line.Problem is { } problem ? LumpRow.Unreadable(line.Line, Refusal.Invalid(problem.Field, "", problem.Message))
        : line.Fields is [var area, var from, var to, var forces, var indicator, var qualifier, var amount]
            ? new LumpRow(line.Line, area, from, to, forces, indicator, qualifier, amount)
        : throw new InvalidOperationException($"Line {line.Line} has {line.Fields.Length} fields.");
}
