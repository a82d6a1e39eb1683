using Federation.Core.Boards;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Vintage = Federation.Wire.V1.Vintage;

namespace Federation.Client;

/// <summary>
/// Asks the nation for boards that are kept for good, for figures as of then, and for what came in later. Any thread
/// may call it.
/// </summary>
/// <param name="nation">
/// Where and how; the caller disposes it. A version that is no vintage is derived from the journal: give it time.
/// </param>
public sealed class VintageClient(NationClient nation)
{
    /// <summary>Keeps a board for good. The same id again answers the same vintage.</summary>
    /// <exception cref="RpcException">
    /// The nation refused it, or (Unavailable, DeadlineExceeded) no address answered: the same request may be made
    /// again.
    /// </exception>
    public Task<Vintage> FreezeAsync(FreezeRequest request, CancellationToken cancellationToken) =>
        AskAsync((vintages, options) => vintages.FreezeAsync(request, options), cancellationToken);

    /// <summary>Every vintage, in the order of the journal.</summary>
    /// <exception cref="RpcException">The nation refused it, or no address answered.</exception>
    public async Task<IReadOnlyList<Vintage>> ListAsync(CancellationToken cancellationToken) =>
        (
            await AskAsync(
                (vintages, options) => vintages.ListAsync(new ListVintagesRequest(), options),
                cancellationToken
            )
        ).Vintages;

    /// <summary>Figures of one area, period and view as of then.</summary>
    /// <param name="question">Of a vintage its period may be empty.</param>
    /// <param name="asOf">A vintage, or a version.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RpcException">The nation refused it, or no address answered.</exception>
    public Task<FiguresAtResponse> QueryAsync(
        FigureQuestion question,
        AsOf asOf,
        CancellationToken cancellationToken
    ) => AskAsync((vintages, options) => vintages.QueryAsync(Request(question, asOf), options), cancellationToken);

    /// <summary>Figures as of then of a province or an area in one, and of every area directly in it.</summary>
    /// <param name="question">Of a vintage its period may be empty.</param>
    /// <param name="asOf">A vintage, or a version.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RpcException">The nation refused it, or no address answered.</exception>
    public Task<AreasAtResponse> AreasAsync(FigureQuestion question, AsOf asOf, CancellationToken cancellationToken) =>
        AskAsync((vintages, options) => vintages.AreasAsync(Request(question, asOf), options), cancellationToken);

    /// <summary>The board of then; its digests are derived again.</summary>
    /// <returns>The board, what the nation says of it, and the vintage where one was asked for.</returns>
    /// <exception cref="RpcException">The nation refused it, or no address answered.</exception>
    /// <exception cref="FormatException">The figures are not those of the digest that came with them.</exception>
    public async Task<(Board Board, BoardAtResponse Answer)> BoardAsync(
        BoardAtRequest request,
        CancellationToken cancellationToken
    )
    {
        var answer = await AskAsync((vintages, options) => vintages.BoardAsync(request, options), cancellationToken);
        if (BoardMessages.TryRead(answer.Board ?? new BoardSnapshot(), out var board, out _) is { } problem)
        {
            throw new FormatException($"The board that came cannot be used: {problem}.");
        }

        var isKept = answer.Vintage is null || IsSha256(board!, answer.Vintage);
        return isKept
            ? (board!, answer)
            : throw new FormatException($"The board that came is not the one that vintage {answer.Vintage!.Id} kept.");
    }

    /// <summary>What came in after a vintage.</summary>
    /// <exception cref="RpcException">The nation refused it, or no address answered.</exception>
    public Task<RevisionsResponse> RevisionsAsync(RevisionsRequest request, CancellationToken cancellationToken) =>
        AskAsync((vintages, options) => vintages.RevisionsAsync(request, options), cancellationToken);

    private static bool IsSha256(Board board, Vintage vintage) =>
        BoardDigest.TryRead(vintage.Sha256.Span, out var kept) && kept == Core.Vintages.Vintage.Sha256Of(board);

    private static FiguresAtRequest Request(FigureQuestion question, AsOf asOf) =>
        new() { AsOf = asOf, Figures = question.ToRequest() };

    private Task<T> AskAsync<T>(
        Func<Vintages.VintagesClient, CallOptions, AsyncUnaryCall<T>> ask,
        CancellationToken cancellationToken
    ) => nation.AskAsync((invoker, options) => ask(new Vintages.VintagesClient(invoker), options), cancellationToken);
}
