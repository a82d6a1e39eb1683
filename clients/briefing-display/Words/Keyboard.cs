using Microsoft.JSInterop;

namespace Federation.BriefingDisplay.Words;

/// <summary>Keys and clickers: whatever is pressed anywhere on the page, by its name in the browser.</summary>
/// <param name="js">The page.</param>
public sealed class Keyboard(IJSRuntime js) : IDisposable
{
    private DotNetObjectReference<Keyboard>? _self;

    /// <summary>Who listens now, told the key's name: <c>Shift+ArrowRight</c>, <c>t</c>; null: nobody.</summary>
    public Func<string, Task>? Listener { get; set; }

    /// <summary>Begins to listen; again: nothing.</summary>
    public async Task ListenAsync()
    {
        if (_self is null)
        {
            _self = DotNetObjectReference.Create(this);
            await js.InvokeVoidAsync("display.listen", _self);
        }
    }

    /// <summary>Called by the page.</summary>
    [JSInvokable]
    public Task OnKey(string key) => Listener?.Invoke(key) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _self?.Dispose();
}
