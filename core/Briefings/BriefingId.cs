namespace Federation.Core.Briefings;

/// <summary>
/// A briefing's identity, brought by who opens it: what makes a retry recognisable. Any RFC 9562 UUID but nil and max.
/// </summary>
public readonly record struct BriefingId(Guid Value)
{
    /// <summary>Reads the text form of a UUID, with hyphens; false for nil, max and everything else.</summary>
    public static bool TryParse(string? text, out BriefingId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty && value != Guid.AllBitsSet;
        id = valid ? new BriefingId(value) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
