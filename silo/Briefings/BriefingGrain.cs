using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.Silo.Catalogue;
using Federation.Silo.Storage;
using Federation.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using Orleans.Utilities;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>
/// Keeps the events of one briefing. An event is stored before it is applied and told; where it is not known whether it
/// was stored, the activation ends and the next one reads what there is. Of two activations the storage lets one write.
/// </summary>
internal sealed partial class BriefingGrain : Grain, IBriefingGrain
{
    private readonly IPersistentState<BriefingEventsState> _stored;
    private readonly AreaBook _areas;
    private readonly IndicatorCatalogue _indicators;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Briefing _briefing = new();
    private readonly ObserverManager<IBriefingObserver> _silos;
    private readonly SitesOfSilos _sites;
    private BoardPacket? _packet;

    public BriefingGrain(
        [PersistentState("briefing", GrainStorage.Name)] IPersistentState<BriefingEventsState> stored,
        AreaBook areas,
        IndicatorCatalogue indicators,
        IOptions<BriefingsOptions> options,
        TimeProvider time,
        ILogger<BriefingGrain> logger
    )
    {
        (_stored, _areas, _indicators, _time, _logger) = (stored, areas, indicators, time, logger);
        var forgottenAfter = options.Value.PollInterval + options.Value.GrainTimeout;
        _silos = new ObserverManager<IBriefingObserver>(forgottenAfter, logger);
        _sites = new SitesOfSilos(forgottenAfter, time);
    }

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var bytes in _stored.State.Events)
        {
            var message = V1.BriefingEvent.Parser.ParseFrom(bytes);
            if (!BriefingEvents.TryRead(message, _areas.Current, _indicators, out var happened))
            {
                throw new InvalidDataException(
                    $"Briefing {this.GetPrimaryKey()}: event {_briefing.Number + 1} cannot be read by this program."
                );
            }

            _briefing.Apply(happened);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<BriefingReply> OpenAsync(
        V1.BriefingOpened opened,
        string ministry,
        string by,
        BoardPacket? packet
    )
    {
        var board = _briefing.IsOpened ? _briefing.Board : BriefingEvents.ReadBoard(opened.Frozen);
        if (board is null)
        {
            return None();
        }

        var refusals = Commands(board.Days).Read(opened, ministry, ClaimOf(by), board, out var command);
        var reply = await TakeAsync(refusals, command);
        _packet = _briefing.Number == 1 ? packet ?? _packet : _packet;
        return reply;
    }

    /// <inheritdoc/>
    public Task<BriefingReply> ShowAsync() => Task.FromResult(_briefing.IsOpened ? State() : None());

    /// <inheritdoc/>
    public Task<byte[][]> EventsAsync(long after) => Task.FromResult(EventsAfter(after));

    /// <inheritdoc/>
    public async Task<BriefingReply> SteerAsync(
        V1.SteerRequest request,
        string by,
        V1.BriefingFrozen? frozen,
        BoardPacket? packet
    )
    {
        if (!_briefing.IsOpened)
        {
            return None();
        }

        var board = frozen is null ? null : BriefingEvents.ReadBoard(frozen);
        var refusals = Commands(_briefing.Board.Days).Read(request, ClaimOf(by), board, out var command);
        var reply = await TakeAsync(refusals, command);
        if (board is not null && ReferenceEquals(_briefing.Board, board))
        {
            _packet = packet;
        }

        return reply;
    }

    /// <inheritdoc/>
    public Task<BriefingReply> SignAsync(V1.SignBriefingRequest request, string by)
    {
        BriefingCommand? command = null;
        return _briefing.IsOpened
            ? TakeAsync(Commands(_briefing.Board.Days).Read(request, ClaimOf(by), out command), command)
            : Task.FromResult(None());
    }

    /// <inheritdoc/>
    public Task<BriefingReply> AgreeAsync(V1.AgreeBriefingRequest request, string by)
    {
        BriefingCommand? command = null;
        return _briefing.IsOpened
            ? TakeAsync(Commands(_briefing.Board.Days).Read(request, ClaimOf(by), out command), command)
            : Task.FromResult(None());
    }

    /// <inheritdoc/>
    public Task<BriefingReply> CloseAsync(V1.CloseBriefingRequest request, string by)
    {
        BriefingCommand? command = null;
        return _briefing.IsOpened
            ? TakeAsync(Commands(_briefing.Board.Days).Read(request, ClaimOf(by), out command), command)
            : Task.FromResult(None());
    }

    /// <inheritdoc/>
    public Task<BriefingReply> KeepAsync(V1.BriefingVintage vintage)
    {
        if (!_briefing.IsOpened || !VintageId.TryParse(vintage.Id, out var id))
        {
            return Task.FromResult(None());
        }

        var order = new BriefingOrder.Keep(id, vintage.Position);
        return TakeAsync([], new BriefingCommand(id.Value, null, Claim.Operator, 0, order));
    }

    /// <inheritdoc/>
    public Task<BriefingNews> FollowAsync(IBriefingObserver observer, Guid silo, long after, byte[] sites)
    {
        _silos.Subscribe(observer, observer);
        _sites.Told(silo, V1.BriefingSitesResponse.Parser.ParseFrom(sites));
        return Task.FromResult(
            new BriefingNews(_briefing.IsOpened, EventsAfter(after), _sites.All().ToByteArray(), _packet is not null)
        );
    }

    /// <inheritdoc/>
    public Task<BoardPacket?> BoardAsync() => Task.FromResult(_packet);

    /// <inheritdoc/>
    public Task OfferAsync(BoardPacket packet)
    {
        if (
            _packet is null
            && _briefing.IsOpened
            && Vintage.TryDecode(packet.Vintage, out var held)
            && held.Board.Digest == _briefing.Board.Digest
        )
        {
            _packet = packet;
        }

        return Task.CompletedTask;
    }

    private static Claim ClaimOf(string by) => Claim.TryParse(by, out var claim) ? claim : Claim.Operator;

    private static BriefingReply None() => new(null, []);

    private byte[][] EventsAfter(long after) =>
        [.. _stored.State.Events.Skip((int)Math.Clamp(after, 0, _briefing.Number))];

    private BriefingCommands Commands(Span days) => new(_areas.Current, _indicators, days);

    private BriefingReply State() => new(_briefing.ToWire(_areas.Current, _indicators), []);

    private async Task<BriefingReply> TakeAsync(IReadOnlyList<Refusal> refusals, BriefingCommand? command)
    {
        if (command is null)
        {
            return BriefingReply.Of(refusals);
        }

        switch (_briefing.Decide(command, UnixTime.Microseconds(_time.GetUtcNow())))
        {
            case BriefingDecision.Refused refused:
                return BriefingReply.Of(refused.Refusals);
            case BriefingDecision.Accepted accepted:
                await StoreAsync(accepted.Event);
                break;
        }

        return State();
    }

    private async Task StoreAsync(BriefingEvent happened)
    {
        var bytes = happened.ToWire(_areas.Current, _indicators).ToByteArray();
        _stored.State.Events.Add(bytes);
        try
        {
            await _stored.WriteStateAsync();
        }
        catch
        {
            // Whether it was stored is not known: the next activation reads what there is.
            _stored.State.Events.RemoveAt(_stored.State.Events.Count - 1);
            DeactivateOnIdle();
            throw;
        }

        _briefing.Apply(happened);
        _packet = happened.What is BriefingHappening.Frozen ? null : _packet;
        Log.Happened(_logger, this.GetPrimaryKey(), happened.Number, happened.What.GetType().Name);
        await _silos.Notify(silo => silo.HappenedAsync(bytes));
    }

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Information, "Briefing {Briefing}: event {Number}, {What}.")]
        public static partial void Happened(ILogger logger, Guid briefing, long number, string what);
    }
}
