using System.Text.Json;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary>The warnings that were overruled, as scripts read them.</summary>
internal static class OverruledJson
{
    /// <summary>Writes <c>"overruled": [{"indicator", "rule"}]</c> into an object that the caller has begun.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<OverruledWarning> warnings)
    {
        json.WriteStartArray("overruled");
        foreach (var warning in warnings)
        {
            json.WriteStartObject();
            json.WriteString("indicator", warning.Indicator);
            json.WriteNumber("rule", warning.Rule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
