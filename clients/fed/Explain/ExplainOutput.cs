using System.Text.Json;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Explain;

/// <summary>A figure and what it is made of, from the nation down to the entries, as text or JSON.</summary>
internal sealed class ExplainOutput(Screen screen, Language language, Core.Figures.Indicator indicator)
{
    /// <summary>The heading: what was asked, and the figure that is explained.</summary>
    public void Heading(string asked, long amount, string version) =>
        screen.Line($"{asked} · {Number(amount)} · {language.Of("phiên bản", "version")} {version}");

    /// <summary>A level, indented, with its sum.</summary>
    public void Write(Step step)
    {
        screen.Line("");
        var table = new TextTable("  " + step.Title, "", language.Of(">Số liệu", ">Amount"));
        foreach (var part in step.Parts)
        {
            table.Add("  " + part.Name, part.Code, Written(part.Amount));
        }

        table.Add("  " + language.Of("cộng", "together"), "", Written(step.Sum));
        table.WriteTo(screen);

        string Written(long amount) => step.IsDifference ? Signed(amount) : Number(amount);
    }

    /// <summary>One sentence.</summary>
    public void Say(string vi, string en)
    {
        screen.Line("");
        screen.Line(language.Of(vi, en));
    }

    /// <summary>The amount with its unit.</summary>
    public string Number(long amount) =>
        language.Of(
            FigureText.Vi(indicator, amount, Core.Figures.Qualifier.Exact),
            FigureText.En(indicator, amount, Core.Figures.Qualifier.Exact)
        );

    /// <summary>A difference with its unit and sign: <c>+7 vụ</c>.</summary>
    public string Signed(long difference) => (difference > 0 ? "+" : "") + Number(difference);

    /// <summary>A level for programs.</summary>
    public static void Write(Utf8JsonWriter json, Step step)
    {
        json.WriteStartArray(step.Key);
        foreach (var part in step.Parts)
        {
            json.WriteStartObject();
            json.WriteTextOrNull("code", part.Code);
            json.WriteString("name", part.Name);
            json.WriteNumber("amount", part.Amount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Warnings that were overruled, for programs.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<OverruledCount> overruled)
    {
        json.WriteStartArray("overruled");
        foreach (var one in overruled)
        {
            json.WriteStartObject();
            json.WriteNumber("rule", one.Rule);
            json.WriteString("because", one.Because);
            json.WriteNumber("warnings", one.Warnings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
