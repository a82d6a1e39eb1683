using Federation.BriefingDisplay;
using Federation.BriefingDisplay.Feeds;
using Federation.BriefingDisplay.Words;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
var home = new Uri(builder.HostEnvironment.BaseAddress);
builder
    .Services.AddSingleton(TimeProvider.System)
    .AddSingleton(new NationAddress(home))
    .AddSingleton<Lectern>()
    .AddSingleton<Keyboard>();
await builder.Build().RunAsync();
