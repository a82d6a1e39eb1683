using System.Text.Json;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using CoreQualifier = Federation.Core.Figures.Qualifier;

namespace Federation.Fed.Ledgers;

/// <summary>The answer to an import, as scripts read it.</summary>
internal static class ImportJson
{
    /// <summary>One line.</summary>
    public static string Of(ImportResponse response) =>
        JsonLines.Object(writer =>
        {
            writer.WriteTextOrNull("import", response.ImportId);
            writer.WriteBoolean("applied", response.Applied);
            writer.WriteNumber("recorded", response.Recorded);
            writer.WriteNumber("unchanged", response.Unchanged);
            writer.WriteNumber("replaced", response.Replaced);
            writer.WriteNumber("withdrawn", response.Withdrawn);
            writer.WriteNumber("refused", response.Refused);
            writer.WriteNumber("details_left_out", response.DetailsLeftOut);
            writer.WriteStartArray("lines");
            foreach (var line in response.Lines)
            {
                Write(writer, line);
            }

            writer.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter writer, ImportLine line)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line", line.Line);
        writer.WriteString("outcome", line.Outcome.ToString().ToLowerInvariant());
        writer.WriteTextOrNull("id", line.Id);
        writer.WriteStartArray("faults");
        foreach (var fault in line.Faults)
        {
            writer.WriteStartObject();
            writer.WriteString("column", fault.Column);
            writer.WriteString("value", fault.Value);
            writer.WriteString("message", fault.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("warnings");
        foreach (var warning in line.Warnings)
        {
            writer.WriteStringValue(warning);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("may_count_twice_with");
        foreach (var other in line.MayCountTwiceWith)
        {
            Write(writer, other);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CountedTwice other)
    {
        writer.WriteStartObject();
        writer.WriteTextOrNull("id", other.LumpId);
        writer.WriteString("file", other.FileName);
        writer.WriteNumber("line", other.Line);
        writer.WriteString("area", other.Area);
        writer.WriteString("first_day", other.FirstDay);
        writer.WriteString("last_day", other.LastDay);
        writer.WriteString("forces", other.Forces);
        writer.WriteString("indicator", other.Amount.Indicator);
        writer.WriteNumber("amount", other.Amount.Amount);
        writer.WriteString("qualifier", ((CoreQualifier)other.Amount.Qualifier).Code());
        writer.WriteEndObject();
    }
}
