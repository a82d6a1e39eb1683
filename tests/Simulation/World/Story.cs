namespace Federation.Simulation.World;

/// <summary>What a trace notes, as lines that a person reads.</summary>
internal static class Story
{
    private static readonly string[] MessageNames =
    [
        "other",
        "Hello, head",
        "Frame",
        "EdgeHeartbeat, head",
        "Stop",
        "Welcome, watermark",
        "Receipt through",
        "NationHeartbeat",
        "Connect",
        "SendHello",
        "SendFrame",
        "SendHeartbeat",
        "SendStop",
        "Disconnect",
        "KeepReceipt",
        "Seal",
        "EnterState",
        "SendWelcome",
        "SendReceipt through",
        "SendHeartbeat",
        "SendStop",
        "CloseSession",
        "Append through",
        "Announce",
        "RaiseEpoch",
        "Reload",
        "StandDown",
        "ChangeLink",
        "Standing at",
        "TakeStanding",
        "SendStanding at",
        "RefuseStanding",
    ];

    public static string Line(TimeSpan now, TraceKind kind, long who, long what, long detail) =>
        kind switch
        {
            TraceKind.Fault => $"{now:c} fault {(FaultKind)what} at {who}",
            TraceKind.EdgeHeard => $"{now:c} edge {who} heard {Message(detail)} on connection {what}",
            TraceKind.EdgeEffect => $"{now:c} edge {who}: {Message(what)}",
            TraceKind.SiloHeard => $"{now:c} silo {who} heard {Message(what)} of edge {detail}",
            TraceKind.SiloEffect => $"{now:c} silo {who}: {Message(what)} for area {detail}",
            _ => $"{now:c} {kind} {who}: {what} {detail}",
        };

    private static string Message(long code) => $"{MessageNames[(int)(code % Messages.Kinds)]} {code / Messages.Kinds}";
}
