using Federation.Wire.V1;
using Google.Protobuf;

namespace Federation.Silo.Intake;

/// <summary>
/// A message of the contract in its wire form: how it travels between silos. Within a silo it is handed over.
/// </summary>
[GenerateSerializer]
[Immutable]
internal struct WireBytes
{
    [Id(0)]
    public byte[] Bytes;

    public static WireBytes Of(IMessage message) => new() { Bytes = message.ToByteArray() };
}

/// <summary>Carries an edge's message to a grain in another silo.</summary>
[RegisterConverter]
internal sealed class EdgeMessageConverter : IConverter<EdgeMessage, WireBytes>
{
    public EdgeMessage ConvertFromSurrogate(in WireBytes surrogate) => EdgeMessage.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in EdgeMessage value) => WireBytes.Of(value);
}

/// <summary>Carries the nation's message to a stream in another silo.</summary>
[RegisterConverter]
internal sealed class NationMessageConverter : IConverter<NationMessage, WireBytes>
{
    public NationMessage ConvertFromSurrogate(in WireBytes surrogate) =>
        NationMessage.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in NationMessage value) => WireBytes.Of(value);
}

/// <summary>Carries a question to the grain of a province in another silo.</summary>
[RegisterConverter]
internal sealed class FiguresRequestConverter : IConverter<FiguresRequest, WireBytes>
{
    public FiguresRequest ConvertFromSurrogate(in WireBytes surrogate) =>
        FiguresRequest.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in FiguresRequest value) => WireBytes.Of(value);
}

/// <summary>Carries an answer from the grain of a province in another silo.</summary>
[RegisterConverter]
internal sealed class FiguresResponseConverter : IConverter<FiguresResponse, WireBytes>
{
    public FiguresResponse ConvertFromSurrogate(in WireBytes surrogate) =>
        FiguresResponse.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in FiguresResponse value) => WireBytes.Of(value);
}

/// <summary>Carries the links of a province from another silo.</summary>
[RegisterConverter]
internal sealed class LinksResponseConverter : IConverter<LinksResponse, WireBytes>
{
    public LinksResponse ConvertFromSurrogate(in WireBytes surrogate) =>
        LinksResponse.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in LinksResponse value) => WireBytes.Of(value);
}

/// <summary>An area and what is in it, between grains.</summary>
[RegisterConverter]
internal sealed class AreasResponseConverter : IConverter<AreasResponse, WireBytes>
{
    public AreasResponse ConvertFromSurrogate(in WireBytes surrogate) =>
        AreasResponse.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in AreasResponse value) => WireBytes.Of(value);
}

/// <summary>Carries the closing of a ledger to the grain of its owner.</summary>
[RegisterConverter]
internal sealed class CloseLedgerRequestConverter : IConverter<CloseLedgerRequest, WireBytes>
{
    public CloseLedgerRequest ConvertFromSurrogate(in WireBytes surrogate) =>
        CloseLedgerRequest.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in CloseLedgerRequest value) => WireBytes.Of(value);
}

/// <summary>Carries the answer to a closing.</summary>
[RegisterConverter]
internal sealed class CloseLedgerResponseConverter : IConverter<CloseLedgerResponse, WireBytes>
{
    public CloseLedgerResponse ConvertFromSurrogate(in WireBytes surrogate) =>
        CloseLedgerResponse.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in CloseLedgerResponse value) => WireBytes.Of(value);
}

/// <summary>Carries an edge's report of damage.</summary>
[RegisterConverter]
internal sealed class ReportDamageRequestConverter : IConverter<ReportDamageRequest, WireBytes>
{
    public ReportDamageRequest ConvertFromSurrogate(in WireBytes surrogate) =>
        ReportDamageRequest.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in ReportDamageRequest value) => WireBytes.Of(value);
}

/// <summary>Carries the answer to a report of damage.</summary>
[RegisterConverter]
internal sealed class ReportDamageResponseConverter : IConverter<ReportDamageResponse, WireBytes>
{
    public ReportDamageResponse ConvertFromSurrogate(in WireBytes surrogate) =>
        ReportDamageResponse.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in ReportDamageResponse value) => WireBytes.Of(value);
}

/// <summary>Carries the release of a ledger.</summary>
[RegisterConverter]
internal sealed class ReleaseLedgerRequestConverter : IConverter<ReleaseLedgerRequest, WireBytes>
{
    public ReleaseLedgerRequest ConvertFromSurrogate(in WireBytes surrogate) =>
        ReleaseLedgerRequest.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in ReleaseLedgerRequest value) => WireBytes.Of(value);
}

/// <summary>Carries the answer to a release.</summary>
[RegisterConverter]
internal sealed class ReleaseLedgerResponseConverter : IConverter<ReleaseLedgerResponse, WireBytes>
{
    public ReleaseLedgerResponse ConvertFromSurrogate(in WireBytes surrogate) =>
        ReleaseLedgerResponse.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in ReleaseLedgerResponse value) => WireBytes.Of(value);
}
