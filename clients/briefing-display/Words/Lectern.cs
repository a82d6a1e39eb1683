using Microsoft.JSInterop;

namespace Federation.BriefingDisplay.Words;

/// <summary>
/// Language and theme of this screen: from the address, else as they were chosen here last, else Vietnamese and dark.
/// </summary>
/// <param name="js">The page.</param>
public sealed class Lectern(IJSRuntime js)
{
    private const string LanguageKey = "federation.language";
    private const string ThemeKey = "federation.theme";
    private const string Light = "light";
    private const string Dark = "dark";

    /// <summary>Raised after either changed.</summary>
    public event EventHandler? Changed;

    /// <summary>In which language the screen speaks.</summary>
    public Language Language { get; private set; }

    /// <summary>True: dark text on a light ground.</summary>
    public bool IsLight { get; private set; }

    /// <summary>The text in the language of the screen.</summary>
    public string Say(string vi, string en) => Language == Language.Vi ? vi : en;

    /// <summary>Takes what the address says, or what was chosen here before.</summary>
    /// <param name="language"><c>vi</c>, <c>en</c>, or null.</param>
    /// <param name="theme"><c>dark</c>, <c>light</c>, or null.</param>
    public async Task OpenAsync(string? language, string? theme)
    {
        language ??= await js.InvokeAsync<string?>("display.kept", LanguageKey);
        theme ??= await js.InvokeAsync<string?>("display.kept", ThemeKey);
        (Language, IsLight) = (language == "en" ? Language.En : Language.Vi, theme == Light);
        await ShowAsync();
    }

    /// <summary>Changes to the other language, and keeps it for this screen.</summary>
    public async Task SwitchLanguageAsync()
    {
        Language = Language == Language.Vi ? Language.En : Language.Vi;
        await js.InvokeVoidAsync("display.keep", LanguageKey, LanguageCode);
        await ShowAsync();
    }

    /// <summary>Changes to the other theme, and keeps it for this screen.</summary>
    public async Task SwitchThemeAsync()
    {
        IsLight = !IsLight;
        await js.InvokeVoidAsync("display.keep", ThemeKey, ThemeCode);
        await ShowAsync();
    }

    private string LanguageCode => Language == Language.En ? "en" : "vi";

    private string ThemeCode => IsLight ? Light : Dark;

    private async Task ShowAsync()
    {
        await js.InvokeVoidAsync("display.show", LanguageCode, ThemeCode);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
