using System.Runtime.CompilerServices;
using Federation.Core.Areas;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Intake;
using Federation.Wire;
using Federation.Wire.Hosting;
using Orleans.Concurrency;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Provinces;

/// <summary>
/// The intake and the figures of one owner. Calls interleave where they wait, and only there: between two waits a turn
/// has the machines for itself. At activation the terms of all its ledgers are raised, so whoever wrote before is
/// fenced.
/// </summary>
[Reentrant]
internal sealed partial class ProvinceGrain(ProvinceServices services, ILogger<ProvinceGrain> logger)
    : Grain,
        IProvinceGrain,
        IDisposable
{
    private readonly Dictionary<LedgerId, LedgerIntake> _intakes = [];
    private readonly SemaphoreSlim _opening = new(1, 1);
    private ProvinceReplay? _replay;

    private AreaId Owner => new((int)this.GetPrimaryKeyLong());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _replay = new ProvinceReplay(Owner, services);
        try
        {
            foreach (var mark in await services.Journal.ReadLedgersAsync(cancellationToken))
            {
                if (mark.Owner == Owner)
                {
                    await AddAsync(mark.Ledger, cancellationToken);
                }
            }
        }
        catch (JournalDamagedException damage)
        {
            services.Fault.Stop(damage);
            throw;
        }

        CrashPoints.Pass(CrashPoint.SiloInActivation);
        Log.Activated(logger, OwnerName.Of(services.Areas, Owner), _intakes.Count);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        foreach (var intake in _intakes.Values)
        {
            await intake.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _opening.Dispose();
        _replay?.Dispose();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<V1.NationMessage> OpenAsync(
        SessionMessage hello,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ledger = new LedgerId(hello.Ledger);
        var intake = await FindOrAddAsync(ledger, cancellationToken);
        if (intake is null)
        {
            yield return NotExpected.Of(ledger, Owner, services.Host.LedgersPerOwnerMax);
            yield break;
        }

        var outbox = intake.Open(hello.Stream, UplinkMessages.FromWire(hello.Message.Hello));
        try
        {
            await foreach (var message in outbox.ReadAllAsync(cancellationToken))
            {
                yield return message;
            }
        }
        finally
        {
            intake.Disconnected(hello.Stream);
        }
    }

    /// <inheritdoc/>
    public Task<string?> DeliverAsync(SessionMessage message)
    {
        try
        {
            if (_intakes.TryGetValue(new LedgerId(message.Ledger), out var intake))
            {
                intake.Deliver(message.Stream, message.Message);
            }

            return Task.FromResult<string?>(null);
        }
        catch (FormatException wrong)
        {
            return Task.FromResult<string?>(wrong.Message);
        }
    }

    /// <inheritdoc/>
    public Task<V1.LinksResponse> LinksAsync() =>
        Task.FromResult(new V1.LinksResponse { Links = { _intakes.Values.Select(intake => intake.Link) } });

    /// <inheritdoc/>
    public async Task<V1.CloseLedgerResponse> CloseAsync(V1.CloseLedgerRequest request)
    {
        var (_, statement) = RepairMessages.FromWire(request);
        await _opening.WaitAsync();
        try
        {
            var mark = await services.Journal.CloseAsync(Owner, statement, CancellationToken.None);
            services.Signal.Moved();
            if (_intakes.Remove(statement.Ledger, out var intake))
            {
                // Its term is over: what it still had under way is fenced.
                await intake.DisposeAsync();
            }

            await AddAsync(statement.Ledger, CancellationToken.None);
            Log.Closed(
                logger,
                OwnerName.Of(services.Areas, Owner),
                statement.Ledger.Value,
                mark.Watermark.Number.Value,
                mark.Successor?.Value
            );
            return new() { Closed = mark.Successor == statement.Successor, Mark = RepairMessages.ToWire(mark) };
        }
        catch (JournalDamagedException damage)
        {
            services.Fault.Stop(damage);
            throw;
        }
        finally
        {
            _ = _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<V1.ReportDamageResponse> ReportDamageAsync(V1.ReportDamageRequest request)
    {
        var (_, ledger, stop) = RepairMessages.FromWire(request);
        var intake = await FindOrAddAsync(ledger, CancellationToken.None);
        return intake is null ? new() : new() { Watermark = UplinkMessages.ToWire(intake.TakeDamage(stop)) };
    }

    /// <inheritdoc/>
    public async Task<V1.ReleaseLedgerResponse?> ReleaseAsync(V1.ReleaseLedgerRequest request, string by)
    {
        if (!Guid.TryParse(request.Ledger, out var id) || !_intakes.TryGetValue(new LedgerId(id), out var intake))
        {
            return null;
        }

        var link = intake.Link;
        _ = Claim.TryParse(by, out var claim);
        await intake.ReleaseAsync(claim, request.Reason);
        return new V1.ReleaseLedgerResponse { Link = link };
    }

    /// <inheritdoc/>
    public Task<V1.FiguresResponse> QueryAsync(V1.FiguresRequest request, CancellationToken cancellationToken) =>
        StopIfDamagedAsync(_replay!.QueryAsync(request, cancellationToken));

    /// <inheritdoc/>
    public Task<V1.AreasResponse> QueryAreasAsync(V1.FiguresRequest request, CancellationToken cancellationToken) =>
        StopIfDamagedAsync(_replay!.QueryAreasAsync(request, cancellationToken));

    /// <inheritdoc/>
    public Task<V1.DaysResponse> QueryDaysAsync(V1.FiguresRequest request, CancellationToken cancellationToken) =>
        StopIfDamagedAsync(_replay!.QueryDaysAsync(request, cancellationToken));

    private async Task<T> StopIfDamagedAsync<T>(Task<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (JournalDamagedException damage)
        {
            services.Fault.Stop(damage);
            throw;
        }
    }

    /// <summary>Null where the ledger is not to be expected of this owner.</summary>
    private async Task<LedgerIntake?> FindOrAddAsync(LedgerId ledger, CancellationToken cancellationToken)
    {
        if (_intakes.TryGetValue(ledger, out var known))
        {
            return known;
        }

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_intakes.TryGetValue(ledger, out var added))
            {
                return added;
            }

            var marks = await services.Journal.ReadLedgersAsync(cancellationToken);
            var isOthers = marks.Any(mark => mark.Ledger == ledger && mark.Owner != Owner);
            var open = _intakes.Values.Count(intake => !intake.IsClosed);
            return isOthers || open >= services.Host.LedgersPerOwnerMax
                ? null
                : await AddAsync(ledger, cancellationToken);
        }
        finally
        {
            _ = _opening.Release();
        }
    }

    private async Task<LedgerIntake> AddAsync(LedgerId ledger, CancellationToken cancellationToken)
    {
        var mark = await services.Journal.RaiseTermAsync(Owner, ledger, cancellationToken);
        var head = await services.Journal.ReadHeadAsync(cancellationToken);
        var intake = new LedgerIntake(services, logger, mark, head.Epoch, MakeTimer, StandDown);
        _intakes.Add(ledger, intake);
        return intake;
    }

    private void StandDown()
    {
        foreach (var intake in _intakes.Values)
        {
            intake.Leave();
        }

        DeactivateOnIdle();
    }

    private IGrainTimer MakeTimer(Action tick)
    {
        var unarmed = new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
        {
            Interleave = true,
        };
        return this.RegisterGrainTimer(
            _ =>
            {
                tick();
                return Task.CompletedTask;
            },
            unarmed
        );
    }

    private static partial class Log
    {
        [LoggerMessage(2020, LogLevel.Information, "{Owner}: activated with {Ledgers} ledgers.")]
        public static partial void Activated(ILogger logger, string owner, int ledgers);

        [LoggerMessage(
            2021,
            LogLevel.Warning,
            "{Owner}, ledger {Ledger}: asked to close it, it ends at frame {Watermark}, its successor is "
                + "{Successor}."
        )]
        public static partial void Closed(ILogger logger, string owner, Guid ledger, long watermark, Guid? successor);
    }
}
