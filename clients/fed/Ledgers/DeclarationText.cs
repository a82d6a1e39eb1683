using System.Text.Json;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary>A declaration with what stands of it now.</summary>
internal static class DeclarationText
{
    /// <summary>Whose, where and of which days; then of each indicator what is declared now.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Declaration> declarations, Language language)
    {
        var first = declarations[0];
        var force = Names.ForcesOf(first.Force, language);
        var area = Day.TryParse(first.LastDay, out var last) ? Names.Area(first.Area, last, language) : first.Area;
        var days = SpanText.Of(first.FirstDay, first.LastDay, language);
        yield return language.Of($"Khai báo của {force}: {area}, {days}", $"Declaration of {force}: {area}, {days}");
        foreach (var one in declarations)
        {
            yield return $"  {one.Indicator}  {Names.Indicator(one.Indicator, language)}: {What(one.What, language)}";
        }
    }

    /// <summary>What is declared, in words; of nothing that it was withdrawn.</summary>
    public static string What(string code, Language language) =>
        code == DeclaredKind.Zero.Code() ? language.Of("bằng 0", "zero")
        : code.Length == 0 ? language.Of("đã rút khai báo", "withdrawn")
        : language.Of("không áp dụng", "not applicable");

    /// <summary>For scripts: <c>"declarations": […]</c> in an object that the caller has begun.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Declaration> declarations)
    {
        json.WriteStartArray("declarations");
        foreach (var one in declarations)
        {
            json.WriteStartObject();
            Write(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The fields of one.</summary>
    public static void Write(Utf8JsonWriter json, Declaration one)
    {
        json.WriteString("area", one.Area);
        json.WriteString("force", one.Force);
        json.WriteString("from", one.FirstDay);
        json.WriteString("to", one.LastDay);
        json.WriteString("indicator", one.Indicator);
        json.WriteTextOrNull("declared", one.What);
        json.WriteNumber("entry", one.EntryNumber);
    }
}
