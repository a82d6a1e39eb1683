using Federation.Silo.Intake;
using Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>Carries how a briefing is opened between silos.</summary>
[RegisterConverter]
internal sealed class BriefingOpenedConverter : IConverter<BriefingOpened, WireBytes>
{
    public BriefingOpened ConvertFromSurrogate(in WireBytes surrogate) =>
        BriefingOpened.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in BriefingOpened value) => WireBytes.Of(value);
}

/// <summary>Carries the board that a briefing is frozen at between silos.</summary>
[RegisterConverter]
internal sealed class BriefingFrozenConverter : IConverter<BriefingFrozen, WireBytes>
{
    public BriefingFrozen ConvertFromSurrogate(in WireBytes surrogate) =>
        BriefingFrozen.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in BriefingFrozen value) => WireBytes.Of(value);
}

/// <summary>Carries a presenter's command between silos.</summary>
[RegisterConverter]
internal sealed class SteerRequestConverter : IConverter<SteerRequest, WireBytes>
{
    public SteerRequest ConvertFromSurrogate(in WireBytes surrogate) => SteerRequest.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in SteerRequest value) => WireBytes.Of(value);
}

/// <summary>Carries a signature between silos.</summary>
[RegisterConverter]
internal sealed class SignBriefingRequestConverter : IConverter<SignBriefingRequest, WireBytes>
{
    public SignBriefingRequest ConvertFromSurrogate(in WireBytes surrogate) =>
        SignBriefingRequest.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in SignBriefingRequest value) => WireBytes.Of(value);
}

/// <summary>Carries a province's agreement between silos.</summary>
[RegisterConverter]
internal sealed class AgreeBriefingRequestConverter : IConverter<AgreeBriefingRequest, WireBytes>
{
    public AgreeBriefingRequest ConvertFromSurrogate(in WireBytes surrogate) =>
        AgreeBriefingRequest.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in AgreeBriefingRequest value) => WireBytes.Of(value);
}

/// <summary>Carries the end of a briefing between silos.</summary>
[RegisterConverter]
internal sealed class CloseBriefingRequestConverter : IConverter<CloseBriefingRequest, WireBytes>
{
    public CloseBriefingRequest ConvertFromSurrogate(in WireBytes surrogate) =>
        CloseBriefingRequest.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in CloseBriefingRequest value) => WireBytes.Of(value);
}

/// <summary>Carries which vintage was kept between silos.</summary>
[RegisterConverter]
internal sealed class BriefingVintageConverter : IConverter<BriefingVintage, WireBytes>
{
    public BriefingVintage ConvertFromSurrogate(in WireBytes surrogate) =>
        BriefingVintage.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in BriefingVintage value) => WireBytes.Of(value);
}

/// <summary>Carries a briefing as it stands between silos.</summary>
[RegisterConverter]
internal sealed class BriefingStateConverter : IConverter<BriefingState, WireBytes>
{
    public BriefingState ConvertFromSurrogate(in WireBytes surrogate) =>
        BriefingState.Parser.ParseFrom(surrogate.Bytes);

    public WireBytes ConvertToSurrogate(in BriefingState value) => WireBytes.Of(value);
}
