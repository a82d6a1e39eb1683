using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Wire;

/// <summary>
/// Reads commands to briefings; what is wrong is named with its field, and what the briefing makes of them is Core's to
/// say.
/// </summary>
/// <param name="areas">Which areas there are.</param>
/// <param name="indicators">Which indicators there are.</param>
/// <param name="days">The days of the board, in which codes of areas are read.</param>
public sealed class BriefingCommands(AreaCatalogue areas, IndicatorCatalogue indicators, Span days)
{
    /// <summary>How a briefing is opened.</summary>
    /// <param name="opened">Its codes of areas are read, its AreaIds are not.</param>
    /// <param name="ministry">For whom.</param>
    /// <param name="by">Who claims to.</param>
    /// <param name="board">The board that it is frozen at.</param>
    /// <param name="command">The command; null where something is wrong.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public IReadOnlyList<Refusal> Read(
        V1.BriefingOpened opened,
        string ministry,
        Claim by,
        FrozenBoard board,
        out BriefingCommand? command
    )
    {
        var reader = new BriefingPlanReader(areas, indicators, days);
        if (!BriefingId.TryParse(opened.Id, out var id))
        {
            reader.Refusals.Add(NoUuid("id", opened.Id));
        }

        if (!Enum.IsDefined((SecrecyMark)opened.Secrecy))
        {
            reader.Refusals.Add(
                Refusal.Invalid(
                    "secrecy",
                    $"{opened.Secrecy}",
                    $"Secrecy mark {(int)opened.Secrecy} must be none, mat, toi-mat or tuyet-mat."
                )
            );
        }

        var opening = reader.ReadMinistry("ministry", ministry);
        if (opening is null && ministry.Length == 0)
        {
            reader.Refusals.Add(NoMinistry());
        }

        _ = Period.TryParse(opened.Period, out var period);
        _ = CalendarCodes.TryParse(opened.Calendar, out var calendar);
        var plan = reader.Read(opened.Plan ?? new V1.BriefingPlan());
        plan = plan.Pages.Count == 0 ? WithBuiltInPages(plan) : plan;
        var what = new BriefingHappening.Opened(
            id,
            opened.Title,
            period,
            calendar,
            (SecrecyMark)opened.Secrecy,
            plan,
            [.. opened.Keys.Select(key => new BriefingKey(ReadKey(key, reader), key.PublicKey.Memory))],
            board
        );
        command =
            reader.Refusals.Count == 0
                ? new BriefingCommand(id.Value, opening, by, 0, new BriefingOrder.Open(what))
                : null;
        return reader.Refusals;
    }

    /// <summary>A presenter's command.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="by">Who claims to.</param>
    /// <param name="frozen">Of a freeze, the board; else null.</param>
    /// <param name="command">The command; null where something is wrong.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public IReadOnlyList<Refusal> Read(
        V1.SteerRequest request,
        Claim by,
        FrozenBoard? frozen,
        out BriefingCommand? command
    )
    {
        var reader = new BriefingPlanReader(areas, indicators, days);
        var order = ReadOrder(request, frozen, reader);
        command = Make(request.CommandId, request.Ministry, by, order, reader);
        command = command is null ? null : command with { Against = request.Against };
        return reader.Refusals;
    }

    /// <summary>A signature.</summary>
    public IReadOnlyList<Refusal> Read(V1.SignBriefingRequest request, Claim by, out BriefingCommand? command)
    {
        var reader = new BriefingPlanReader(areas, indicators, days);
        var order = new BriefingOrder.Sign(ReadDigest(request.Digest, reader), request.Signature.Memory)
        {
            Signer = new BriefingSigner(request.Signer, request.Rank),
        };
        command = Make(request.CommandId, request.Ministry, by, order, reader);
        return reader.Refusals;
    }

    /// <summary>A province's agreement.</summary>
    public IReadOnlyList<Refusal> Read(V1.AgreeBriefingRequest request, Claim by, out BriefingCommand? command)
    {
        var reader = new BriefingPlanReader(areas, indicators, days);
        var province = reader.ReadArea("area", request.Area, 0);
        if (province is null && request.Area.Length == 0)
        {
            reader.Refusals.Add(Refusal.Invalid("area", "", "Say which province agrees."));
        }

        var order = new BriefingOrder.Agree(province ?? default, ReadDigest(request.Digest, reader));
        command = Make(request.CommandId, null, by, order, reader);
        return reader.Refusals;
    }

    /// <summary>The end of it.</summary>
    public IReadOnlyList<Refusal> Read(V1.CloseBriefingRequest request, Claim by, out BriefingCommand? command)
    {
        var reader = new BriefingPlanReader(areas, indicators, days);
        command = Make(request.CommandId, request.Ministry, by, new BriefingOrder.Close(), reader);
        return reader.Refusals;
    }

    private static BriefingCommand? Make(
        string id,
        string? ministry,
        Claim by,
        BriefingOrder? order,
        BriefingPlanReader reader
    )
    {
        if (!BriefingId.TryParse(id, out var command))
        {
            reader.Refusals.Add(NoUuid("command_id", id));
        }

        if (ministry is { Length: 0 })
        {
            reader.Refusals.Add(NoMinistry());
        }

        var speaksFor = reader.ReadMinistry("ministry", ministry ?? "");
        return reader.Refusals.Count == 0 && order is not null
            ? new BriefingCommand(command.Value, speaksFor, by, 0, order)
            : null;
    }

    private static BriefingOrder? ReadOrder(V1.SteerRequest request, FrozenBoard? frozen, BriefingPlanReader reader)
    {
        switch (request.CommandCase)
        {
            case V1.SteerRequest.CommandOneofCase.Next:
                return new BriefingOrder.Next();
            case V1.SteerRequest.CommandOneofCase.Back:
                return new BriefingOrder.Back();
            case V1.SteerRequest.CommandOneofCase.Jump:
                return new BriefingOrder.Jump(request.Jump);
            case V1.SteerRequest.CommandOneofCase.Province:
                return new BriefingOrder.ShowProvince(ReadProvince(request.Province, reader));
            case V1.SteerRequest.CommandOneofCase.Highlight:
                return new BriefingOrder.Highlight(
                    reader.ReadIndicator("highlight.indicator", request.Highlight.Indicator),
                    reader.ReadArea("highlight.area", request.Highlight.Area, 0)
                );
            case V1.SteerRequest.CommandOneofCase.Freeze:
                return new BriefingOrder.Freeze(frozen ?? throw new ArgumentNullException(nameof(frozen)));
            case V1.SteerRequest.CommandOneofCase.Live:
                return new BriefingOrder.SwitchLive(request.Live);
            case V1.SteerRequest.CommandOneofCase.Hand:
                return ReadHand(request.Hand, reader);
            case V1.SteerRequest.CommandOneofCase.Begin:
                return new BriefingOrder.Begin(request.Begin);
            case V1.SteerRequest.CommandOneofCase.Pause:
                return new BriefingOrder.Pause();
            case V1.SteerRequest.CommandOneofCase.Plan:
                return new BriefingOrder.Replan(reader.Read(request.Plan));
            default:
                reader.Refusals.Add(Refusal.Invalid("command", "", "Say what is to be done: no command was given."));
                return null;
        }
    }

    private static AreaId? ReadProvince(string code, BriefingPlanReader reader)
    {
        var area = reader.ReadArea("province", code, 0);
        if (area == AreaId.Nation)
        {
            reader.Refusals.Add(
                Refusal.Invalid("province", code, "VN has the briefing's own pages: name a province, such as 04.")
            );
        }

        return area;
    }

    private static BriefingOrder.Hand? ReadHand(string code, BriefingPlanReader reader)
    {
        var to = reader.ReadMinistry("hand", code);
        if (to is null && code.Length == 0)
        {
            reader.Refusals.Add(NoMinistry());
        }

        return to is { } ministry ? new BriefingOrder.Hand(ministry) : null;
    }

    private static Ministry ReadKey(V1.BriefingKey key, BriefingPlanReader reader)
    {
        var ministry = reader.ReadMinistry("keys", key.Ministry);
        if (ministry is null && key.Ministry.Length == 0)
        {
            reader.Refusals.Add(NoMinistry());
        }

        return ministry ?? default;
    }

    private static BoardDigest ReadDigest(Google.Protobuf.ByteString bytes, BriefingPlanReader reader)
    {
        if (!BoardDigest.TryRead(bytes.Span, out var digest))
        {
            reader.Refusals.Add(
                Refusal.Invalid(
                    "digest",
                    $"{bytes.Length}",
                    $"The digest has {bytes.Length} bytes; a digest has {BoardDigest.Size}."
                )
            );
        }

        return digest;
    }

    private static Refusal NoUuid(string field, string value) =>
        Refusal.Invalid(field, value, $"Id '{Refusal.Shown(value)}' must be a UUID.");

    private static Refusal NoMinistry() =>
        Refusal.Invalid("ministry", "", "Say for which ministry: defence or public_security.");

    private BriefingPlan WithBuiltInPages(BriefingPlan plan)
    {
        var builtIn = BuiltInPlan.Of(days, plan.First, areas, indicators);
        return builtIn with { Agenda = plan.Agenda.Count == 0 ? builtIn.Agenda : plan.Agenda, Tasks = plan.Tasks };
    }
}
