using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Uplink;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using FrameHead = Federation.Core.Exchange.FrameHead;

namespace Federation.EdgeNode.Repair;

/// <summary>Asks the nation about ledgers, beside the exchange. Its addresses are tried in turn.</summary>
internal sealed class NationCopies(IOptions<EdgeOptions> edge, IOptions<UplinkHostOptions> options, TimeProvider time)
{
    /// <summary>
    /// Everything that the nation holds of a ledger and of those that it followed, every hash checked.
    /// </summary>
    /// <exception cref="RpcException">UNAVAILABLE: no nation answered; DATA_LOSS: what it gave does not
    /// fit.</exception>
    public Task<NationTrail> ReadAsync(LedgerHeader header, CancellationToken cancellationToken) =>
        AskAsync(
            async (client, deadline) =>
            {
                var request = new ReadLedgerRequest
                {
                    Owner = header.Owner.Value,
                    Ledger = UplinkMessages.ToWire(header.Ledger),
                };
                using var call = client.ReadLedger(request, deadline: deadline, cancellationToken: cancellationToken);
                return await ReadAsync(header.Owner, call.ResponseStream.ReadAllAsync(cancellationToken));
            },
            cancellationToken
        );

    /// <summary>Closes a ledger at the nation, or finds it closed with this successor.</summary>
    /// <returns>False where it is not closed, or with another successor: things moved on.</returns>
    public Task<bool> CloseAsync(AreaId owner, ClosingStatement statement, CancellationToken cancellationToken) =>
        AskAsync(
            async (client, deadline) =>
            {
                var request = RepairMessages.ToWire(owner, statement);
                var answer = await client.CloseLedgerAsync(
                    request,
                    deadline: deadline,
                    cancellationToken: cancellationToken
                );
                return answer.Closed;
            },
            cancellationToken
        );

    /// <summary>Says that the ledger's file is damaged.</summary>
    /// <returns>What the nation holds; null where it could not be told.</returns>
    public async Task<FrameHead?> TryReportDamageAsync(
        LedgerHeader header,
        FrameHead readable,
        LedgerFileDamagedException damage,
        CancellationToken cancellationToken
    )
    {
        var request = new ReportDamageRequest
        {
            Owner = header.Owner.Value,
            Ledger = UplinkMessages.ToWire(header.Ledger),
            Readable = UplinkMessages.ToWire(readable),
            Detail = Refusal.Shown($"{damage.Record}: {damage.Reason}"),
        };
        try
        {
            return await AskAsync<FrameHead?>(
                async (client, deadline) =>
                {
                    var answer = await client.ReportDamageAsync(
                        request,
                        deadline: deadline,
                        cancellationToken: cancellationToken
                    );
                    return answer.Watermark is null ? null : UplinkMessages.FromWire(answer.Watermark, "watermark");
                },
                cancellationToken
            );
        }
        catch (RpcException)
        {
            return null;
        }
    }

    /// <summary>The plans of areas that make the editions after one, in order.</summary>
    /// <exception cref="RpcException">UNAVAILABLE: no nation answered.</exception>
    public Task<IReadOnlyList<byte[]>> ReadAreaPlansAsync(int afterVersion, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<byte[]>>(
            async (channel, deadline) =>
            {
                var answer = await new Wire.V1.Areas.AreasClient(channel).PlansAsync(
                    new AreaPlansRequest { AfterVersion = afterVersion },
                    deadline: deadline,
                    cancellationToken: cancellationToken
                );
                return [.. answer.Plans.Select(plan => plan.ToByteArray())];
            },
            cancellationToken
        );

    private Task<T> AskAsync<T>(
        Func<Wire.V1.Uplink.UplinkClient, DateTime, Task<T>> ask,
        CancellationToken cancellationToken
    ) => AskAsync((channel, deadline) => ask(new Wire.V1.Uplink.UplinkClient(channel), deadline), cancellationToken);

    private async Task<T> AskAsync<T>(Func<GrpcChannel, DateTime, Task<T>> ask, CancellationToken cancellationToken)
    {
        var away = new RpcException(
            new Status(StatusCode.Unavailable, "Edge:Nation is empty: a repair needs what the nation holds.")
        );
        foreach (var address in edge.Value.NationAddresses)
        {
            using var channel = GrpcChannel.ForAddress(address);
            try
            {
                var deadline = time.GetUtcNow().UtcDateTime + options.Value.CopyTimeout;
                return await ask(channel, deadline);
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                cancellationToken.ThrowIfCancellationRequested();
                away = new RpcException(
                    new Status(StatusCode.Unavailable, $"The nation at {address} did not answer: {e.Status.Detail}")
                );
            }
            catch (FormatException e)
            {
                throw new RpcException(new Status(StatusCode.DataLoss, $"The nation at {address}: {e.Message}"));
            }
        }

        throw away;
    }

    private static async Task<NationTrail> ReadAsync(AreaId owner, IAsyncEnumerable<LedgerPart> parts)
    {
        var trail = new List<HeldLedger>();
        var frames = new List<ReadOnlyMemory<byte>>();
        var hashes = new List<FrameHash>();
        var head = default(FrameHead);
        await foreach (var part in parts)
        {
            if (part.PartCase == LedgerPart.PartOneofCase.Mark)
            {
                var mark = RepairMessages.FromWire(part.Mark, owner);
                (frames, hashes, head) = ([], [], FrameChain.Genesis(owner, mark.Ledger));
                trail.Add(new HeldLedger(mark, new NationCopy(mark.Ledger, frames), hashes));
                continue;
            }

            var frame = UplinkMessages.FromWire(part.Frame).Frame;
            head = FrameChain.Next(head, frame.Bytes.Span);
            if (trail.Count == 0 || head != frame.Head)
            {
                throw new FormatException($"Frame {frame.Head} does not follow; its bytes give {head}.");
            }

            frames.Add(frame.Bytes);
            hashes.Add(head.Hash);
        }

        return trail.Find(held => held.Hashes.Count != held.Mark.Watermark.Number.Value) is { } cut
            ? throw new FormatException(
                $"Ledger {cut.Mark.Ledger}: {cut.Hashes.Count} of {cut.Mark.Watermark} frames came."
            )
            : new NationTrail(trail);
    }
}
