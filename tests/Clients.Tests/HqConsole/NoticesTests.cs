using Federation.Client.Picture;
using Federation.HqConsole;
using Xunit;

namespace Federation.Clients.Tests.HqConsole;

public sealed class NoticesTests
{
    [Fact]
    public void The_last_line_is_the_notice_and_stays_when_the_starter_goes()
    {
        var notices = new Notices();
        notices.Read(new StringReader("đang phát lại: 1/2 mục\n✓ phát lại xong: 2 mục\n"));
        Assert.Equal("✓ phát lại xong: 2 mục", notices.Latest);
    }

    [Fact]
    public void Without_a_pipe_there_is_no_notice() => Assert.Equal("", Notices.From("").Latest);
}
