using Federation.Silo.Tests.Rig;
using Federation.TestKit;

namespace Federation.Silo.Tests;

/// <summary>What the web port gives to displays.</summary>
public sealed class WebFrontTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_display_is_told_the_other_silos_and_may_fetch_from_them_alone()
    {
        using var directory = new TemporaryDirectory();
        await using var nation = await Nation.StartAsync(
            directory.Path,
            "--Nation:Web:Silos",
            "http://127.0.0.1:5090,http://127.0.0.1:5091"
        );
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(nation.Web + "/display/settings.json"), Cancel);

        Assert.Equal(
            """{"silos":["http://127.0.0.1:5090","http://127.0.0.1:5091"]}""",
            await answer.Content.ReadAsStringAsync(Cancel)
        );
        Assert.EndsWith(
            "connect-src 'self' http://127.0.0.1:5090 http://127.0.0.1:5091",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("http://127.0.0.1:5091", "http://127.0.0.1:5091")]
    [InlineData("http://elsewhere.example", "")]
    public async Task Only_pages_of_named_silos_are_answered(string origin, string allowed)
    {
        using var directory = new TemporaryDirectory();
        await using var nation = await Nation.StartAsync(directory.Path, "--Nation:Web:Silos", "http://127.0.0.1:5091");
        using var http = new HttpClient();
        using var ask = new HttpRequestMessage(HttpMethod.Options, new Uri(nation.Web + "/federation.v1.Boards/Watch"));
        ask.Headers.Add("Origin", origin);
        ask.Headers.Add("Access-Control-Request-Method", "POST");

        using var answer = await http.SendAsync(ask, Cancel);

        var told = answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins.Single() : "";
        Assert.Equal(allowed, told);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_at_the_start()
    {
        using var directory = new TemporaryDirectory();
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            Nation.StartAsync(directory.Path, "--Nation:Web:Silos", "silo-2")
        );
        Assert.Contains("Nation:Web:Silos has 'silo-2'", refused.Message, StringComparison.Ordinal);
    }
}
